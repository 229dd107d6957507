package org.veriline.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.veriline.patient.PatientLookup.Kind;
import org.veriline.platform.Alarms;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/**
 * Finds a patient by what a caller says and answers with a handle or nothing: not why, and not how
 * many were looked at. Only {@code verification} may ask, and it asks inside a live call only.
 */
@ApplicationScoped
@Transactional
public class Patients {
  /** With fewer facts on file one could guess which of them is asked (VP-05). */
  private static final int FEWEST_EVENTS = 3;

  private static final Matching NOTHING = new Matching(List.of(), Map.of());
  private static final String BROKEN_SEAL = "sealed-value-broken";

  @PersistenceContext EntityManager entities;
  @Inject Alarms alarms;
  @Inject PatientLocks locks;
  @Inject Vault vault;

  /** The one patient of this birth date whom this name fits, unless the record is locked. */
  public Optional<PatientRef> match(String name, LocalDate birthDate) {
    return named(name, birthDate).filter(patient -> !locks.isLocked(patient));
  }

  /** As {@link #match}, also when the record is locked: a lock stands in no emergency's way. */
  public Optional<PatientRef> named(String name, LocalDate birthDate) {
    List<String> close = new ArrayList<>();
    List<String> exact = new ArrayList<>();
    for (String patient : having(List.of(Kind.BIRTH), birthDate.toString())) {
      switch (matching(patient).fits(name)) {
        case EXACT -> exact.add(patient);
        case CLOSE -> close.add(patient);
        case NONE -> {}
      }
    }
    // Twins called Maria and Marta are both close; the one said letter by letter is meant.
    List<String> fitting = exact.isEmpty() ? close : exact;
    return one(fitting);
  }

  /** Everybody born on this day; for proofs that count together with it, never for a list. */
  public List<PatientRef> bornOn(LocalDate birthDate) {
    return having(List.of(Kind.BIRTH), birthDate.toString()).stream().map(PatientRef::new).toList();
  }

  /** The one patient with this birth date and keypad number. Whether it is locked is not asked. */
  public Optional<PatientRef> byKeypad(LocalDate birthDate, String digits) {
    List<String> both = new ArrayList<>(having(List.of(Kind.KEYPAD), Normal.number(digits)));
    both.retainAll(having(List.of(Kind.BIRTH), birthDate.toString()));
    return one(both);
  }

  public boolean nameFits(PatientRef patient, String name) {
    return matching(patient.value()).fits(name) != PersonName.Fit.NONE;
  }

  /** Whether a secret like this could be read off the record. */
  public boolean onFile(PatientRef patient, String text) {
    String kind = DataClass.D1.name();
    SealedDocument document =
        entities.find(SealedDocument.class, SealedDocument.id(patient.value(), kind));
    List<Item> identifiers =
        document == null ? List.of() : Documents.items(opened(document, patient.value(), kind));
    return numberFits(patient, text)
        || claimFits(patient, text)
        || OnFile.says(matching(patient.value()), identifiers, text);
  }

  /** Whether the patient bears this surname; for rules about who looks at relatives' records. */
  public boolean surnameIs(PatientRef patient, String surname) {
    return matching(patient.value()).names().stream().anyMatch(name -> name.bears(surname));
  }

  /** A record, member or keypad number of this patient. */
  public boolean numberFits(PatientRef patient, String text) {
    return having(List.of(Kind.RECORD, Kind.MEMBER, Kind.KEYPAD), Normal.number(text))
        .contains(patient.value());
  }

  public boolean claimFits(PatientRef patient, String text) {
    return having(List.of(Kind.CLAIM), Normal.number(text)).contains(patient.value());
  }

  /** What this patient can be asked about; nothing when there is too little to choose from. */
  public Set<EventQuestion> events(PatientRef patient) {
    Set<EventQuestion> events = matching(patient.value()).events().keySet();
    return events.size() < FEWEST_EVENTS ? Set.of() : Set.copyOf(events);
  }

  public boolean eventFits(
      PatientRef patient, EventQuestion question, String said, String language, LocalDate today) {
    String ours = matching(patient.value()).events().get(question);
    return ours != null && question.fits(said, ours, language, today);
  }

  /** Opens one section. Asked by {@code privacy} only, after it decided and wrote the event. */
  public List<Item> open(PatientRef patient, Section section) {
    SealedDocument document =
        entities.find(
            SealedDocument.class, SealedDocument.id(patient.value(), section.dataClass().name()));
    if (document == null) {
      return List.of();
    }
    return Documents.items(opened(document, patient.value(), section.dataClass().name())).stream()
        .filter(item -> item.section() == section)
        .toList();
  }

  /** Asked when an age decides; a record whose seal is broken has none. */
  public Optional<LocalDate> birthDate(PatientRef patient) {
    return open(patient, Section.IDENTITY).stream()
        .filter(item -> item.label().equals("birth-date"))
        .flatMap(item -> Stream.ofNullable(item.on()))
        .map(LocalDate::parse)
        .findFirst();
  }

  /** In which language to write to this patient, if the record says one that the clinic writes. */
  public Optional<Locale> language(PatientRef patient) {
    return open(patient, Section.IDENTITY).stream()
        .filter(item -> item.label().equals("language"))
        .flatMap(item -> WrittenLanguage.of(item.text()).stream())
        .findFirst();
  }

  /** The one patient with this record number and birth date, as a file names them. */
  public Optional<PatientRef> byRecord(String number, LocalDate birthDate) {
    List<String> both = new ArrayList<>(having(List.of(Kind.RECORD), Normal.number(number)));
    both.retainAll(having(List.of(Kind.BIRTH), birthDate.toString()));
    return both.size() == 1 ? Optional.of(new PatientRef(both.get(0))) : Optional.empty();
  }

  /**
   * Whether there is anything of a programme under 42 CFR Part 2; for what must not be betrayed.
   */
  public boolean hasProtected(PatientRef patient) {
    return entities.find(
            SealedDocument.class, SealedDocument.id(patient.value(), DataClass.D6.name()))
        != null;
  }

  public boolean exists(PatientRef patient) {
    return entities.find(Patient.class, patient.value()) != null;
  }

  private static Optional<PatientRef> one(List<String> fitting) {
    return fitting.size() == 1 ? Optional.of(new PatientRef(fitting.get(0))) : Optional.empty();
  }

  private List<String> having(List<Kind> kinds, String normalised) {
    if (normalised.isEmpty()) {
      return List.of();
    }
    List<String> values =
        kinds.stream().map(kind -> vault.lookup(kind.name(), normalised)).toList();
    return entities
        .createQuery(
            "select distinct l.patient from PatientLookup l where l.kind in :kinds"
                + " and l.value in :values",
            String.class)
        .setParameter("kinds", kinds.stream().map(Kind::name).toList())
        .setParameter("values", values)
        .getResultList();
  }

  private Matching matching(String patient) {
    SealedDocument document =
        entities.find(SealedDocument.class, SealedDocument.id(patient, SealedDocument.MATCHING));
    if (document == null) {
      return NOTHING;
    }
    try {
      return Documents.matching(opened(document, patient, SealedDocument.MATCHING));
    } catch (Refusal broken) {
      // To the agent this is one more record that does not match; the alarm tells who must know.
      return NOTHING;
    }
  }

  private byte[] opened(SealedDocument document, String patient, String kind) {
    try {
      if (!document.associated().equals(SealedDocument.associated(patient, kind))) {
        throw new Refusal(BROKEN_SEAL);
      }
      return vault.open(document.sealed(), document.associated());
    } catch (Refusal broken) {
      alarms.raiseAlone(BROKEN_SEAL, "patient-document/" + kind);
      throw broken;
    }
  }
}
