package org.veriline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.AuditFeed;
import org.veriline.audit.Evidence;
import org.veriline.platform.Settings;
import org.veriline.review.ReviewKind;
import org.veriline.review.Reviews;

/**
 * Reads along with the evidence, row by row and each row once. Where it stands is a row of its own,
 * locked while it works, so that of several nodes one reads.
 */
@ApplicationScoped
@Transactional
public class Watch {
  static final int BATCH = 2000;

  /** What is older is counted, but raises nothing: nobody is helped by last year's alarms. */
  private static final Duration WORTH_AN_ALARM = Duration.ofHours(24);

  private record Person(String actor, String patient, String call) {}

  @PersistenceContext EntityManager entities;
  @Inject AuditFeed feed;
  @Inject Clock clock;
  @Inject DayCounts counts;
  @Inject Looks looks;
  @Inject Reviews reviews;
  @Inject Settings settings;
  @Inject Event<RowsRead> read;

  /** Reads the next rows, and says how many there were. */
  public int readOn() {
    String segment = settings.node();
    entities
        .createNativeQuery("INSERT IGNORE INTO oversight_position (segment, n) VALUES (?1, 0)")
        .setParameter(1, segment)
        .executeUpdate();
    long position =
        ((Number)
                entities
                    .createNativeQuery(
                        "SELECT n FROM oversight_position WHERE segment = ?1 FOR UPDATE")
                    .setParameter(1, segment)
                    .getSingleResult())
            .longValue();
    List<Evidence> rows = feed.after(position, BATCH);
    if (rows.isEmpty()) {
      return 0;
    }
    counts.count(rows);
    endedCalls(rows);
    Instant since = clock.instant().minus(WORTH_AN_ALARM);
    List<Evidence> fresh = rows.stream().filter(row -> row.at().isAfter(since)).toList();
    looks(fresh);
    guesses(fresh);
    entities
        .createNativeQuery("UPDATE oversight_position SET n = ?1 WHERE segment = ?2")
        .setParameter(1, rows.get(rows.size() - 1).n())
        .setParameter(2, segment)
        .executeUpdate();
    read.fire(new RowsRead(rows.stream().map(Evidence::action).collect(Collectors.toSet())));
    return rows.size();
  }

  private void looks(List<Evidence> rows) {
    Map<Person, Evidence> last = new LinkedHashMap<>();
    for (Evidence row : rows) {
      if (row.is(Action.PHI_VIEW) && row.ok() && row.patient() != null && isPerson(row)) {
        last.put(new Person(row.actor(), row.patient(), String.valueOf(row.call())), row);
      }
    }
    last.values()
        .forEach(
            row ->
                SnoopingRules.brokenBy(looks.of(row))
                    .forEach(
                        rule ->
                            reviews.open(
                                ReviewKind.SNOOPING,
                                row.actor(),
                                // Whose record is beside the point when there were many.
                                rule == SnoopingRule.MANY_RECORDS ? null : row.patient(),
                                row.call(),
                                "rule/" + rule.code(),
                                rule.code())));
  }

  private void guesses(List<Evidence> rows) {
    Set<String> actors = new LinkedHashSet<>();
    rows.stream().filter(Watch::failedName).map(Evidence::actor).forEach(actors::add);
    Instant now = clock.instant();
    for (String actor : actors) {
      Map<String, Integer> failed = new HashMap<>();
      Set<String> found = new LinkedHashSet<>();
      for (Evidence row : feed.ofActor(actor, now.minus(WORTH_AN_ALARM), now, 5000)) {
        String call = String.valueOf(row.call());
        if (failedName(row)) {
          failed.merge(call, 1, Integer::sum);
        } else if (row.is(Action.VERIFY_FACTOR) && "name-and-birth-date".equals(row.reason())) {
          found.add(call);
        }
      }
      failed.keySet().removeAll(found);
      if (SnoopingRules.areGuesses(
          failed.values().stream().mapToInt(Integer::intValue).sum(), failed.size())) {
        String rule = SnoopingRule.GUESSED_NAMES.code();
        reviews.open(ReviewKind.SNOOPING, actor, null, null, "rule/" + rule, rule);
      }
    }
  }

  private void endedCalls(List<Evidence> rows) {
    Map<String, Evidence> ended = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.is(Action.VERIFY_LEVEL) && "agent-part-over".equals(row.reason()))
        .filter(row -> row.call() != null)
        .forEach(row -> ended.put(String.valueOf(row.call()), row));
    Instant since = clock.instant().minus(WORTH_AN_ALARM);
    ended.forEach(
        (call, end) -> {
          List<Evidence> all = feed.ofCall(call);
          CallCompliance compliance = CallCompliance.of(all);
          // The end is written by the appliance; the deed is the last person's.
          String actor =
              all.stream()
                  .filter(Watch::isPerson)
                  .reduce((one, next) -> next)
                  .map(Evidence::actor)
                  .orElse(Actor.SYSTEM.userId());
          counts.keep(call, actor, end.at(), compliance);
          if (end.at().isAfter(since)) {
            compliance
                .missed()
                .forEach(
                    measure ->
                        reviews.open(
                            ReviewKind.VERIFICATION_MISS, actor, null, call, measure, measure));
          }
        });
  }

  private static boolean failedName(Evidence row) {
    return row.is(Action.VERIFY_FACTOR)
        && !row.ok()
        && "name-and-birth-date".equals(row.reason())
        && isPerson(row);
  }

  private static boolean isPerson(Evidence row) {
    return !row.actor().equals(Actor.SYSTEM.userId());
  }
}
