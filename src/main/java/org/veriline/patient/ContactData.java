package org.veriline.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/**
 * Contact data that a patient changes in a call (VP-07). Only {@code verification} asks, after it
 * decided and wrote the event. A record system that still says the old is not believed about
 * telephone numbers; everything else an import replaces as it always does.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ContactData {
  private static final int LONGEST = 200;

  @PersistenceContext EntityManager entities;
  @Inject Destinations destinations;
  @Inject Vault vault;

  /**
   * Puts the new in the place of the old.
   *
   * @param destination which of several telephone numbers it replaces; null for none, or no number
   * @return what it was before, for the notice to there; nothing when there was none
   */
  public Optional<Phi> change(
      PatientRef patient, ContactKind kind, @Nullable String destination, String text) {
    String now = readable(kind, text);
    if (kind != ContactKind.PHONE) {
      Optional<Phi> before =
          items(patient).stream().filter(it -> is(it, kind)).findFirst().map(ContactData::text);
      replace(patient, kind, before.map(Phi::value).orElse(null), now);
      return before;
    }
    Optional<Phi> before =
        Optional.ofNullable(destination)
            .map(
                id ->
                    destinations
                        .number(patient, id)
                        .orElseThrow(() -> new Refusal("destination-not-allowed")));
    destinations.change(patient, destination, now);
    replace(patient, kind, before.map(Phi::value).orElse(null), now);
    return before;
  }

  private static String readable(ContactKind kind, String text) {
    String said = text.strip();
    if (said.isEmpty() || said.length() > LONGEST) {
      throw new Refusal("contact-not-readable");
    }
    if (kind == ContactKind.EMAIL && !said.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      throw new Refusal("contact-not-readable");
    }
    return kind == ContactKind.PHONE
        ? Normal.phone(said).orElseThrow(() -> new Refusal("contact-not-readable"))
        : said;
  }

  private void replace(PatientRef patient, ContactKind kind, @Nullable String old, String now) {
    List<Item> items = new ArrayList<>();
    for (Item item : items(patient)) {
      if (!is(item, kind) || old == null || !same(kind, item.text(), old)) {
        items.add(item);
      }
    }
    items.add(new Item(Section.CONTACT, kind.label(), null, now));
    String d1 = DataClass.D1.name();
    SealedDocument there = document(patient);
    if (there != null) {
      entities.remove(there);
      entities.flush();
    }
    entities.persist(
        new SealedDocument(
            patient.value(),
            d1,
            vault.seal(Documents.write(items), SealedDocument.associated(patient.value(), d1))));
  }

  private static boolean same(ContactKind kind, String one, String other) {
    return one.equals(other)
        || (kind == ContactKind.PHONE && Normal.phone(one).filter(other::equals).isPresent());
  }

  private static boolean is(Item item, ContactKind kind) {
    return item.section() == Section.CONTACT && item.label().equals(kind.label());
  }

  private static Phi text(Item item) {
    return new Phi(item.text());
  }

  private List<Item> items(PatientRef patient) {
    SealedDocument document = document(patient);
    return document == null
        ? List.of()
        : Documents.items(vault.open(document.sealed(), document.associated()));
  }

  private @Nullable SealedDocument document(PatientRef patient) {
    return entities.find(
        SealedDocument.class, SealedDocument.id(patient.value(), DataClass.D1.name()));
  }
}
