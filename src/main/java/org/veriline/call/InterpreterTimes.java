package org.veriline.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Settings;

/**
 * How long it takes until an interpreter answers, from the agent's click (TE-29, CC-11). Only lines
 * of the list count, for only they have a language; who still rings counts when that is over.
 */
@ApplicationScoped
@Transactional
public class InterpreterTimes {
  /** CC-11 asks for four of five within this time. */
  private static final Duration SOON = Duration.ofMinutes(8);

  private static final int NINETY_FIFTH = 95;
  private static final int HUNDRED = 100;

  @PersistenceContext EntityManager entities;
  @Inject Settings settings;

  /**
   * One language.
   *
   * @param asked how often an interpreter was asked for
   * @param answered how many of these answered; the times are theirs
   * @param soon how many of these within eight minutes
   */
  public record Times(
      String language, int asked, int answered, int soon, Duration median, Duration p95) {}

  private record Round(String language, Instant asked, @Nullable Instant answered) {
    @Nullable Duration took() {
      return answered == null ? null : Duration.between(asked, answered);
    }
  }

  /** Of those who were asked on these days, both included; by language. */
  @RequiresPermissions("report:kpi:team")
  public List<Times> between(LocalDate first, LocalDate last) {
    Map<String, List<Round>> rounds =
        entities
            .createQuery(
                "select i.language, p.askedAt, p.answeredAt from OutsideParty p, InterpreterLine i"
                    + " where p.line = i.id and p.askedAt >= :from and p.askedAt < :until"
                    + " and (p.answeredAt is not null or p.endedAt is not null)",
                Object[].class)
            .setParameter("from", first.atStartOfDay(settings.zone()).toInstant())
            .setParameter("until", last.plusDays(1).atStartOfDay(settings.zone()).toInstant())
            .getResultStream()
            .map(row -> new Round((String) row[0], (Instant) row[1], (Instant) row[2]))
            .collect(Collectors.groupingBy(Round::language, TreeMap::new, Collectors.toList()));
    return rounds.entrySet().stream().map(it -> times(it.getKey(), it.getValue())).toList();
  }

  private static Times times(String language, List<Round> rounds) {
    List<Duration> took =
        rounds.stream().map(Round::took).filter(Objects::nonNull).sorted().toList();
    int soon = (int) took.stream().filter(it -> it.compareTo(SOON) <= 0).count();
    return new Times(language, rounds.size(), took.size(), soon, median(took), p95(took));
  }

  private static Duration median(List<Duration> sorted) {
    if (sorted.isEmpty()) {
      return Duration.ZERO;
    }
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
  }

  /** The shortest time that so many of them did not exceed. */
  private static Duration p95(List<Duration> sorted) {
    return sorted.isEmpty()
        ? Duration.ZERO
        : sorted.get((sorted.size() * NINETY_FIFTH + HUNDRED - 1) / HUNDRED - 1);
  }
}
