package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.veriline.access.Users;
import org.veriline.oversight.Tallies;
import org.veriline.oversight.Tallies.Compliance;
import org.veriline.platform.Alarms;
import org.veriline.review.Reviews;

/** Where the privacy officer begins: today in numbers, two weeks in bars, compliance in rates. */
@Named
@RequestScoped
public class PrivacyPage {
  private static final int BARS = 14;
  private static final int SPAN = 30;
  private static final int MOST_MISSES = 50;
  private static final int TALLEST = 40;

  /** A number of today. */
  public record Tile(String id, long count, boolean bad) {}

  /** One bar: its place, its height of {@value #TALLEST}, and what it stands for. */
  public record Bar(int x, long y, long height, String day, long count) {}

  /** What is drawn about one kind of deed. */
  public record Chart(String id, List<Bar> bars, long most) {}

  /** A rate with its parts. */
  public record Rate(String id, long part, long all, String percent, boolean bad) {}

  @Inject Alarms alarms;
  @Inject OfficersDay day;
  @Inject Reviews reviews;
  @Inject Tallies tallies;
  @Inject Users users;

  private Map<String, Long> today = Map.of();
  private List<Tallies.Miss> misses = List.of();
  private Map<String, String> names = Map.of();

  @PostConstruct
  void begin() {
    today = tallies.today();
    misses = tallies.misses(SPAN, 0, MOST_MISSES);
    names = users.names(misses.stream().map(Tallies.Miss::actor).collect(Collectors.toSet()));
  }

  public List<Tile> getTiles() {
    long waiting = reviews.waiting().values().stream().mapToLong(Long::longValue).sum();
    long late = reviews.overdue();
    long wrong = alarms.active().size();
    return List.of(
        new Tile("reviews", waiting, false),
        new Tile("overdue", late, late > 0),
        new Tile("alarms", wrong, wrong > 0),
        tile("failures", "VERIFY.FAIL/FAILED"),
        tile("locks", "VERIFY.LOCK"),
        tile("overrides", "VERIFY.OVERRIDE"),
        tile("red-flags", "VERIFY.FLAG"),
        tile("refused", "DISCLOSE.REFUSED/REFUSED"),
        tile("break-glass", "BTG.OPEN"),
        tile("views", "PHI.VIEW"));
  }

  private Tile tile(String id, String key) {
    return new Tile(id, today.getOrDefault(key, 0L), false);
  }

  public List<Chart> getCharts() {
    return List.of(
        chart("failures", "VERIFY.FAIL"),
        chart("refused", "DISCLOSE.REFUSED"),
        chart("views", "PHI.VIEW"));
  }

  private Chart chart(String id, String action) {
    List<Tallies.Day> days = tallies.days(action, BARS);
    long most = days.stream().mapToLong(Tallies.Day::count).max().orElse(0);
    List<Bar> bars =
        IntStream.range(0, days.size())
            .mapToObj(
                i -> {
                  Tallies.Day its = days.get(i);
                  long height = most == 0 ? 0 : (its.count() * TALLEST + most - 1) / most;
                  return new Bar(
                      i * 10 + 1, TALLEST - height, height, its.day().toString(), its.count());
                })
            .toList();
    return new Chart(id, bars, most);
  }

  public List<Rate> getRates() {
    Compliance it = tallies.compliance(SPAN);
    return List.of(
        must("cc-12", it.complied(), it.disclosed()),
        must("cc-13", it.toldComplete(), it.told()),
        must("cc-15", it.privacyAsked(), it.privacyNeeded()),
        plain("failed", it.failed(), it.calls()),
        plain("locked", it.locked(), it.calls()),
        plain("overridden", it.overridden(), it.calls()));
  }

  public String getMedian() {
    Long median = tallies.compliance(SPAN).median();
    return median == null ? "–" : String.valueOf(median);
  }

  private Rate must(String id, long part, long all) {
    return new Rate(id, part, all, percent(Compliance.rate(part, all)), part < all);
  }

  private Rate plain(String id, long part, long all) {
    return new Rate(id, part, all, percent(all == 0 ? 0 : Compliance.rate(part, all)), false);
  }

  private static String percent(double rate) {
    return String.format(Locale.ROOT, "%.1f %%", rate);
  }

  public List<Tallies.Miss> getMisses() {
    return misses;
  }

  public List<Tallies.Question> getQuestions() {
    return tallies.questions(SPAN);
  }

  public String nameOf(String actor) {
    return names.getOrDefault(actor, actor);
  }

  public String time(Instant at) {
    return day.time(at);
  }
}
