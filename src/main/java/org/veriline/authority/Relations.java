package org.veriline.authority;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.veriline.authority.Relation.Status;
import org.veriline.decision.Relationship;

/** Finds the record that names a caller: the one that is good for most, unless one refuses. */
final class Relations {

  private Relations() {}

  static Optional<Relation> find(Dossier dossier, String name) {
    Optional<Relation> known =
        dossier.entries().stream()
            .flatMap(entry -> relation(dossier, entry, name))
            .min(
                Comparator.comparing(Relation::status)
                    .thenComparing(Relation::relationship)
                    .thenComparing(Comparator.comparing(Relation::record).reversed()));
    return known.isPresent() ? known : refused(dossier, name);
  }

  private static Stream<Relation> relation(Dossier dossier, Entry entry, String name) {
    if (entry.content() instanceof Content.Representative representative) {
      return relation(
          dossier,
          entry,
          name,
          Relationship.PERSREP,
          representative.person(),
          representative.scope(),
          status(dossier, entry, representative));
    }
    if (entry.content() instanceof Content.Agreement agreement) {
      return relation(
          dossier,
          entry,
          name,
          Relationship.INVOLVED,
          agreement.person(),
          agreement.scope(),
          entry.inForce(dossier.instant()) ? Status.IN_FORCE : Status.EXPIRED);
    }
    return Stream.empty();
  }

  private static Stream<Relation> relation(
      Dossier dossier,
      Entry entry,
      String name,
      Relationship relationship,
      Person person,
      Set<Scope> scope,
      Status status) {
    return person.isCalled(name)
        ? Stream.of(
            new Relation(
                entry.id(),
                relationship,
                dossier.refuses(person) ? Status.REFUSED : status,
                person,
                scope,
                numbers(dossier, person)))
        : Stream.empty();
  }

  /** A number stays as old as the oldest record in force that gives it to the same person. */
  private static List<OwnNumber> numbers(Dossier dossier, Person person) {
    return person.numbers().stream()
        .filter(number -> !dossier.dangerousNumbers().contains(number))
        .map(number -> new OwnNumber(number, since(dossier, person, number)))
        .toList();
  }

  private static Instant since(Dossier dossier, Person person, String number) {
    return dossier
        .inForce()
        .filter(
            entry ->
                named(entry.content())
                    .filter(other -> other.numbers().contains(number))
                    .anyMatch(other -> dossier.same(person, other)))
        .map(Entry::known)
        .min(Comparator.naturalOrder())
        .orElse(dossier.instant());
  }

  private static Stream<Person> named(Content content) {
    if (content instanceof Content.Representative representative) {
      return Stream.of(representative.person());
    }
    return content instanceof Content.Agreement agreement
        ? Stream.of(agreement.person())
        : Stream.empty();
  }

  private static Status status(
      Dossier dossier, Entry entry, Content.Representative representative) {
    if (!entry.inForce(dossier.instant())) {
      return Status.EXPIRED;
    }
    if (!representative.stands(dossier.today())) {
      return Status.UNDOCUMENTED;
    }
    return dossier.represents(representative) ? Status.IN_FORCE : Status.EXPIRED;
  }

  /** Somebody the patient objects to, or is endangered by, and whom no other record names. */
  private static Optional<Relation> refused(Dossier dossier, String name) {
    return dossier
        .inForce()
        .flatMap(
            entry ->
                refusedIn(entry.content())
                    .filter(person -> person.isCalled(name))
                    .map(
                        person ->
                            new Relation(
                                entry.id(),
                                Relationship.UNKNOWN,
                                Status.REFUSED,
                                person,
                                Set.of(),
                                List.of())))
        .findFirst();
  }

  private static Stream<Person> refusedIn(Content content) {
    if (content instanceof Content.Refused refused) {
      return Stream.of(refused.person());
    }
    return content instanceof Content.Endangerment danger
        ? Stream.ofNullable(danger.person())
        : Stream.empty();
  }
}
