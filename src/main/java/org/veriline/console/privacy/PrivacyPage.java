package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.veriline.access.Actors;
import org.veriline.access.Users;
import org.veriline.authority.AuthorityRegister;
import org.veriline.compliance.Incidents;
import org.veriline.official.OfficialRequests;
import org.veriline.official.RequestState;
import org.veriline.oversight.Tallies;
import org.veriline.oversight.Tallies.Compliance;
import org.veriline.oversight.Tallies.Contacts;
import org.veriline.platform.Alarms;
import org.veriline.review.ReviewRow;
import org.veriline.review.Reviews;
import org.veriline.rights.RightsRequests;

/** Where the privacy officer begins: today in numbers, two weeks in bars, compliance in rates. */
@Named
@RequestScoped
public class PrivacyPage {
  private static final int BARS = 14;
  private static final int SPAN = 30;
  private static final int MOST_MISSES = 50;
  private static final int TALLEST = 40;
  private static final int NEWEST = 5;

  /** A number of today, and the page where something is done about it. */
  public record Tile(String id, long count, boolean bad, String path) {}

  /** One bar: its place, its height of {@value #TALLEST}, and what it stands for. */
  public record Bar(int x, long y, long height, String day, long count) {}

  /** What is drawn about one kind of deed. */
  public record Chart(String id, List<Bar> bars, long most) {}

  /** A rate with its parts; good or bad only where something has to be reached. */
  public record Rate(String id, long part, long all, String percent, String grade) {}

  @Inject Actors actors;
  @Inject Alarms alarms;
  @Inject OfficersDay day;
  @Inject Incidents incidents;
  @Inject OfficialRequests officials;
  @Inject AuthorityRegister records;
  @Inject Reviews reviews;
  @Inject RightsRequests requests;
  @Inject Tallies tallies;
  @Inject Users users;

  private Map<String, Long> today = Map.of();
  private Compliance compliance = Compliance.NONE;
  private Contacts contacts = Contacts.NONE;
  private List<Tallies.Miss> misses = List.of();
  private Map<String, String> names = Map.of();

  @PostConstruct
  void begin() {
    today = tallies.today();
    compliance = tallies.compliance(SPAN);
    contacts = tallies.contacts(SPAN);
    misses =
        Stream.concat(
                tallies.misses(SPAN, 0, MOST_MISSES).stream(),
                tallies.contactMisses(SPAN, MOST_MISSES).stream())
            .sorted(Comparator.comparing(Tallies.Miss::at).reversed())
            .limit(MOST_MISSES)
            .toList();
    names = users.names(misses.stream().map(Tallies.Miss::actor).collect(Collectors.toSet()));
  }

  public List<Tile> getTiles() {
    long waiting = reviews.waiting().values().stream().mapToLong(Long::longValue).sum();
    long late = reviews.overdue();
    long wrong = alarms.active().size();
    List<Tile> tiles = new ArrayList<>();
    tiles.add(new Tile("reviews", waiting, false, "/privacy/reviews"));
    tiles.add(new Tile("overdue", late, late > 0, "/privacy/reviews"));
    if (may("rights:request:decide")) {
      tiles.add(new Tile("requests", requests.count(false), false, "/privacy/requests"));
    }
    if (may("incident:assess")) {
      tiles.add(new Tile("incidents", incidents.open(), false, "/privacy/incidents"));
    }
    if (may("patient:edit:representative:decide")) {
      tiles.add(new Tile("proposals", records.proposed(), false, "/privacy/records"));
    }
    tiles.add(
        new Tile("officials", officials.count(RequestState.OPEN), false, "/privacy/officials"));
    tiles.add(new Tile("alarms", wrong, wrong > 0, "/privacy/audit"));
    tiles.add(tile("failures", "VERIFY.FAIL/FAILED", "/privacy/locks"));
    tiles.add(tile("locks", "VERIFY.LOCK", "/privacy/locks"));
    tiles.add(tile("overrides", "VERIFY.OVERRIDE", "/privacy/reviews"));
    tiles.add(tile("red-flags", "VERIFY.FLAG", "/privacy/reviews"));
    tiles.add(tile("refused", "DISCLOSE.REFUSED/REFUSED", "/privacy/audit"));
    tiles.add(tile("break-glass", "BTG.OPEN", "/privacy/reviews"));
    tiles.add(tile("views", "PHI.VIEW", "/privacy/who-saw"));
    return tiles;
  }

  private Tile tile(String id, String key, String path) {
    return new Tile(id, today.getOrDefault(key, 0L), false, path);
  }

  private boolean may(String permission) {
    return actors.current().may(permission);
  }

  /** What came last and waits for a verdict. */
  public List<ReviewRow> getNewest() {
    return reviews.newest(NEWEST);
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
    return List.of(
        must("cc-12", compliance.complied(), compliance.disclosed()),
        must("cc-13", compliance.toldComplete(), compliance.told()),
        must("cc-14", contacts.inside(), contacts.all()),
        must("cc-15", compliance.privacyAsked(), compliance.privacyNeeded()),
        plain("failed", compliance.failed(), compliance.calls()),
        plain("locked", compliance.locked(), compliance.calls()),
        plain("overridden", compliance.overridden(), compliance.calls()));
  }

  public String getMedian() {
    Long median = compliance.median();
    return median == null ? "" : String.valueOf(median);
  }

  private static Rate must(String id, long part, long all) {
    String grade = all == 0 ? "" : part < all ? "bad" : "ok";
    return new Rate(id, part, all, percent(part, all), grade);
  }

  private static Rate plain(String id, long part, long all) {
    return new Rate(id, part, all, percent(part, all), "");
  }

  /** Of nothing there is no rate. */
  private static String percent(long part, long all) {
    return all == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", Compliance.rate(part, all));
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
