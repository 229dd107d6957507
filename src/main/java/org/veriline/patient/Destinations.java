package org.veriline.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Ids;
import org.veriline.platform.Vault;

/**
 * The telephone numbers on file and their ages. A number leaves here only to be dialled, and for
 * that only {@code verification} may ask.
 */
@ApplicationScoped
@Transactional
public class Destinations {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Vault vault;

  /** The oldest first. */
  public List<Destination> of(PatientRef patient) {
    return numbersOf(patient.value()).stream()
        .map(number -> Destination.of(number.id(), opened(number), number.since(), clock.instant()))
        .toList();
  }

  /** As {@link #of}, without the number that is in use right now: it would prove itself. */
  public List<Destination> others(PatientRef patient, String inUse) {
    String used =
        Normal.phone(inUse)
            .map(number -> vault.lookup(PatientLookup.Kind.PHONE.name(), number))
            .orElse("");
    Set<String> same =
        numbersOf(patient.value()).stream()
            .filter(number -> number.value().equals(used))
            .map(TelephoneNumber::id)
            .collect(Collectors.toSet());
    return of(patient).stream().filter(it -> !same.contains(it.id())).toList();
  }

  /** The number behind one of this patient's destinations, in E.164: to dial it. */
  public Optional<Phi> number(PatientRef patient, String id) {
    return numbersOf(patient.value()).stream()
        .filter(number -> number.id().equals(id))
        .findFirst()
        .map(number -> new Phi(opened(number)));
  }

  /** Whether this is one of the patient's numbers, however old. */
  public boolean isOf(PatientRef patient, String number) {
    String value =
        Normal.phone(number)
            .map(known -> vault.lookup(PatientLookup.Kind.PHONE.name(), known))
            .orElse("");
    return numbersOf(patient.value()).stream().anyMatch(known -> known.value().equals(value));
  }

  /** This is one of the patient's numbers, and too young to prove anything (VP-07, VP-18). */
  public boolean isYoung(PatientRef patient, String number) {
    String value = vault.lookup(PatientLookup.Kind.PHONE.name(), number);
    return numbersOf(patient.value()).stream()
        .filter(known -> known.value().equals(value))
        .anyMatch(
            known -> !Destination.of(known.id(), number, known.since(), clock.instant()).aged());
  }

  /** Who is to be asked for when such a number is dialled (VP-16). */
  public Optional<Phi> nameToAskFor(PatientRef patient) {
    SealedDocument document =
        entities.find(
            SealedDocument.class, SealedDocument.id(patient.value(), DataClass.D1.name()));
    return document == null
        ? Optional.empty()
        : Documents.items(vault.open(document.sealed(), document.associated())).stream()
            .filter(item -> item.section() == Section.IDENTITY && item.label().equals("name"))
            .findFirst()
            .map(item -> new Phi(item.text()));
  }

  /**
   * What an import says now. A number that stays keeps its age unless the source states another;
   * one that is gone is forgotten, and would be young again.
   */
  void keep(String patient, List<NumberOnFile> now) {
    List<TelephoneNumber> gone = new ArrayList<>(allOf(patient));
    for (NumberOnFile number : now) {
      String value = vault.lookup(PatientLookup.Kind.PHONE.name(), number.number());
      Optional<TelephoneNumber> known =
          gone.stream().filter(it -> it.value().equals(value)).findFirst();
      known.ifPresent(gone::remove);
      LocalDate stated = number.since();
      if (known.isEmpty()) {
        String id = Ids.next();
        byte[] sealed =
            vault.seal(
                number.number().getBytes(StandardCharsets.UTF_8),
                TelephoneNumber.associated(patient, id));
        Instant since = stated == null ? clock.instant() : start(stated);
        entities.persist(new TelephoneNumber(id, patient, value, sealed, since));
      } else if (stated != null && !known.get().ended()) {
        known.get().stated(start(stated));
      }
    }
    // What the patient themselves told or took back stays so, whatever the source still says.
    gone.stream().filter(it -> !it.isTold() && !it.ended()).forEach(entities::remove);
  }

  /**
   * The patient gives a number in a call: it is young, and the one it replaces is none any more.
   */
  void change(PatientRef patient, @Nullable String replaced, String number) {
    String value = vault.lookup(PatientLookup.Kind.PHONE.name(), number);
    List<TelephoneNumber> all = allOf(patient.value());
    all.stream().filter(it -> it.id().equals(replaced)).forEach(it -> it.end(clock.instant()));
    TelephoneNumber known =
        all.stream().filter(it -> it.value().equals(value)).findFirst().orElse(null);
    if (known == null) {
      String id = Ids.next();
      known =
          new TelephoneNumber(
              id,
              patient.value(),
              value,
              vault.seal(
                  number.getBytes(StandardCharsets.UTF_8),
                  TelephoneNumber.associated(patient.value(), id)),
              clock.instant());
      entities.persist(known);
    }
    known.told(clock.instant());
  }

  private List<TelephoneNumber> numbersOf(String patient) {
    return allOf(patient).stream().filter(it -> !it.ended()).toList();
  }

  private List<TelephoneNumber> allOf(String patient) {
    return entities
        .createQuery(
            "select n from TelephoneNumber n where n.patient = :patient order by n.since, n.id",
            TelephoneNumber.class)
        .setParameter("patient", patient)
        .getResultList();
  }

  private String opened(TelephoneNumber number) {
    return new String(vault.open(number.sealed(), number.associated()), StandardCharsets.UTF_8);
  }

  /** Hours do not matter in thirty days; the end of the day is the careful reading. */
  private static Instant start(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
