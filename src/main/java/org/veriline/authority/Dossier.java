package org.veriline.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Fact;
import org.veriline.decision.Purpose;

/**
 * All approved records of one patient, as they were read for one answer at one moment. It is pure
 * and is thrown away with the answer; the next one reads again, so what expires during a call
 * counts at once.
 */
public final class Dossier {
  /** A patient about whom nothing is recorded. */
  public static Dossier empty(ZonedDateTime now) {
    return new Dossier(List.of(), () -> null, now);
  }

  private final List<Entry> entries;
  private final Supplier<@Nullable LocalDate> birthDate;
  private final ZonedDateTime now;
  private @Nullable Optional<LocalDate> birth;

  /** Names are compared once for an answer, not once for each of its items. */
  private final Map<List<Person>, Boolean> same = new HashMap<>();

  private final Map<Person, Boolean> refused = new HashMap<>();

  private final List<Entry> inForce;
  private final Map<Class<?>, List<Content>> inForceByKind;
  private final Map<String, Entry> byId;

  /**
   * @param birthDate asked only when an age decides
   * @param now in the clinic's own time zone, where a birthday begins at midnight
   */
  Dossier(List<Entry> entries, Supplier<@Nullable LocalDate> birthDate, ZonedDateTime now) {
    this.entries = List.copyOf(entries);
    Instant at = now.toInstant();
    this.inForce = entries.stream().filter(entry -> entry.inForce(at)).toList();
    this.inForceByKind =
        inForce.stream().map(Entry::content).collect(Collectors.groupingBy(Object::getClass));
    this.byId = entries.stream().collect(Collectors.toMap(Entry::id, entry -> entry));
    this.birthDate = birthDate;
    this.now = now;
  }

  /** What is on record about this hearer, this purpose and this piece of information. */
  public Set<Fact> facts(Hearer hearer, Purpose purpose, Asked asked) {
    return RecordFacts.of(this, hearer, purpose, asked);
  }

  /** The person who calls themselves so, as the records know them; not yet proven in any way. */
  public Optional<Relation> relation(String callersName) {
    return Relations.find(this, callersName);
  }

  /** Looking at this patient needs a reason (SC-08). */
  public boolean marked() {
    return isMarked(Content.Mark.VIP) || isMarked(Content.Mark.EMPLOYEE);
  }

  public boolean deceased() {
    return of(Content.Deceased.class).findAny().isPresent();
  }

  /** Under eighteen at the clinic, and nobody declared them of age. Unknown age is of age. */
  public boolean minor() {
    return birth().filter(on -> on.plusYears(MAJORITY).isAfter(today())).isPresent()
        && !isMarked(Content.Mark.EMANCIPATED);
  }

  /** A minor with an episode that is kept from the parents (SC-05). */
  public boolean keptFromParents() {
    return minor() && of(Content.Episode.class).findAny().isPresent();
  }

  /** Something is on record that a message could betray (12.5): danger, secrecy, a restriction. */
  public boolean delicate() {
    return of(Content.Endangerment.class).findAny().isPresent()
        || keptFromParents()
        || of(Content.Restriction.class).anyMatch(it -> !it.selfPaid());
  }

  /** The patient wants to be spoken to in another language than English: limited English. */
  public boolean wishesOtherLanguage() {
    return of(Content.Preference.class)
        .anyMatch(wish -> wish.language() != null && !wish.language().equals("en"));
  }

  private static final int MAJORITY = 18;

  private Optional<LocalDate> birth() {
    Optional<LocalDate> known = birth;
    if (known == null) {
      known = Optional.ofNullable(birthDate.get());
      birth = known;
    }
    return known;
  }

  private boolean isMarked(Content.Mark mark) {
    return of(Content.Marked.class).anyMatch(it -> it.mark() == mark);
  }

  LocalDate today() {
    return now.toLocalDate();
  }

  ZonedDateTime now() {
    return now;
  }

  Instant instant() {
    return now.toInstant();
  }

  List<Entry> entries() {
    return entries;
  }

  Optional<Entry> entry(@Nullable String id) {
    return Optional.ofNullable(id).map(byId::get);
  }

  Stream<Entry> inForce() {
    return inForce.stream();
  }

  <C extends Content> Stream<C> of(Class<C> content) {
    return inForceByKind.getOrDefault(content, List.of()).stream().map(content::cast);
  }

  Optional<Content> inForce(@Nullable String record) {
    return entry(record).filter(entry -> entry.inForce(instant())).map(Entry::content);
  }

  /** A personal representative whose paper stands today (PR-06, PR-07, SC-05). */
  boolean represents(Content.Representative representative) {
    boolean time =
        switch (representative.basis()) {
          case EXECUTOR -> deceased();
          case PARENT -> minor() && !deceased();
          case GUARDIAN, HEALTH_CARE_POWER, COURT -> !deceased();
        };
    return time && representative.stands(today());
  }

  /** Somebody who may hear nothing, whatever else is recorded: deny wins (PR-08, PR-09, SC-05). */
  boolean refuses(Person person) {
    return refused.computeIfAbsent(
        person,
        it ->
            Stream.concat(
                    of(Content.Refused.class).map(Content.Refused::person),
                    of(Content.Endangerment.class)
                        .flatMap(danger -> Stream.ofNullable(danger.person())))
                .anyMatch(refusedOne -> same(refusedOne, it)));
  }

  /** Whether two records may mean the same human being, said either way round. */
  boolean same(Person one, Person other) {
    return same.computeIfAbsent(
        List.of(one, other), both -> one.sameAs(other) || other.sameAs(one));
  }

  /** Numbers nobody may be called back on (PR-09). */
  Set<String> dangerousNumbers() {
    return of(Content.Endangerment.class)
        .flatMap(it -> it.numbers().stream())
        .collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return "Dossier •••";
  }
}
