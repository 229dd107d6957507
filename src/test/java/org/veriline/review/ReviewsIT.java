package org.veriline.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.platform.Refusal;
import org.veriline.review.JudgedReviews.Question;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;

class ReviewsIT extends InPayara {
  private static final String NOTE = "Heard the call, the patient was unconscious.";

  @Inject JudgedReviews judged;
  @Inject Reviews reviews;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);
  private final Actor other = someone(Role.SECURITY_OFFICER);
  private final Actor agent = someone(Role.AGENT);
  private final String patient = UUID.randomUUID().toString();

  private String opened(ReviewKind kind, String call) {
    return as(agent, () -> reviews.open(kind, agent.userId(), patient, call, "test/1", "tested"));
  }

  private ReviewRow row(String id) {
    return as(officer, () -> reviews.find(id)).orElseThrow();
  }

  @Test
  void sameSubjectIsOneReviewThatCountsUntilItIsClosed() {
    String first = opened(ReviewKind.FAILURES_ON_RECORD, "call-1");
    assertEquals(first, opened(ReviewKind.FAILURES_ON_RECORD, "call-2"));
    assertEquals(2, row(first).times());
    as(officer, () -> reviews.close(first, Verdict.FALSE_ALARM, ""));
    assertNotEquals(first, opened(ReviewKind.FAILURES_ON_RECORD, "call-3"));
  }

  @Test
  void eachOverrideIsAReviewOfItsOwn() {
    String first = opened(ReviewKind.OVERRIDE, "call-1");
    assertNotEquals(first, opened(ReviewKind.OVERRIDE, "call-2"));
    assertEquals(2, reviews.unreviewed(ReviewKind.OVERRIDE, agent.userId()));
  }

  @Test
  void nobodyReviewsTheirOwnDeed() {
    String own =
        reviews.open(ReviewKind.BREAK_GLASS, officer.userId(), patient, null, "test/2", null);
    refused(
        "review-of-own-deed",
        () -> as(officer, () -> closed(own, Verdict.JUSTIFIED, "looked right to me")));
    refused("review-of-own-deed", () -> as(officer, () -> taken(own)));
    as(other, () -> reviews.close(own, Verdict.JUSTIFIED, ""));
    assertEquals(other.userId(), row(own).closedBy());
  }

  @Test
  void whoHasNotTakenItCannotJudgeIt() {
    String review = opened(ReviewKind.LOCK, "call-1");
    as(officer, () -> reviews.take(review));
    refused(
        "review-taken-by-another", () -> as(other, () -> closed(review, Verdict.JUSTIFIED, "")));
    as(officer, () -> reviews.close(review, Verdict.JUSTIFIED, ""));
    refused(
        "review-already-closed", () -> as(officer, () -> closed(review, Verdict.JUSTIFIED, "")));
  }

  @Test
  void unjustifiedDeedNeedsAReasonAndTheReasonIsSealed() throws SQLException {
    String review = opened(ReviewKind.SNOOPING, "call-1");
    refused(
        "review-needs-a-reason",
        () -> as(officer, () -> closed(review, Verdict.NOT_JUSTIFIED, "no")));
    as(officer, () -> reviews.close(review, Verdict.NOT_JUSTIFIED, NOTE));
    assertEquals(NOTE, as(officer, () -> reviews.note(review)).orElseThrow());
    assertFalse(text("select note from review where id = '" + review + "'").contains("unconsc"));
  }

  @Test
  void everyDeedIsEvidenceAndBreakGlassByItsOwnName() throws SQLException {
    String review = opened(ReviewKind.BREAK_GLASS, "call-1");
    as(officer, () -> reviews.take(review));
    as(officer, () -> reviews.close(review, Verdict.JUSTIFIED, ""));
    assertEquals(
        "REVIEW.OPEN,REVIEW.TAKE,BTG.REVIEWED",
        text(
            "select group_concat(action order by n) from audit_event where object = 'review/"
                + review
                + "'"));
  }

  @Test
  void whatWaitsIsOrderedByItsDueTimeAndReadingItIsEvidence() throws SQLException {
    opened(ReviewKind.OVERRIDE, "call-9");
    opened(ReviewKind.LOCK, "call-9");
    long before = reads();
    var due =
        as(officer, () -> reviews.pending(null, 0, 100)).stream().map(ReviewRow::dueAt).toList();
    assertEquals(due.stream().sorted().toList(), due);
    assertTrue(as(officer, () -> reviews.waiting()).containsKey(ReviewKind.LOCK));
    assertEquals(before + 1, reads());
  }

  @Test
  void judgedAreFoundByKindAndTimeTheLatestFirstAndReadingThemIsEvidence() throws SQLException {
    Instant before = Instant.now().minusSeconds(1);
    String lock = opened(ReviewKind.LOCK, "call-judged");
    String override = opened(ReviewKind.OVERRIDE, "call-judged");
    String waiting = opened(ReviewKind.OVERRIDE, "call-waits");
    as(officer, () -> reviews.close(lock, Verdict.FALSE_ALARM, ""));
    as(other, () -> reviews.close(override, Verdict.NOT_JUSTIFIED, NOTE));
    Instant after = Instant.now().plusSeconds(60);
    List<ReviewRow> all = asked(null, before, after);
    assertEquals(
        List.of(override, lock),
        all.stream().map(ReviewRow::id).filter(Set.of(override, lock, waiting)::contains).toList());
    ReviewRow row = asked(ReviewKind.OVERRIDE, before, after).get(0);
    assertEquals(override, row.id());
    assertEquals(Verdict.NOT_JUSTIFIED, row.verdict());
    assertEquals(other.userId(), row.closedBy());
    assertTrue(
        asked(ReviewKind.OVERRIDE, before, after).stream()
            .allMatch(it -> it.kind() == ReviewKind.OVERRIDE));
    assertEquals(List.of(), asked(null, before.minusSeconds(9), before.minusSeconds(8)));
    // Other tests have opened some at later days of their own clocks.
    List<ReviewRow> newest = as(officer, () -> reviews.newest(5_000));
    assertTrue(newest.stream().anyMatch(it -> it.id().equals(waiting)));
    List<Instant> opened =
        newest.stream().map(it -> it.openedAt().truncatedTo(ChronoUnit.MILLIS)).toList();
    assertEquals(opened.stream().sorted(Comparator.reverseOrder()).toList(), opened);
    assertTrue(
        Long.parseLong(
                text(
                    "select count(*) from audit_event where object = 'reviews-judged' and actor = '"
                        + officer.userId()
                        + "'"))
            > 0);
    turnedAway(agent, () -> judged.page(new Question(null, before, after), 0, 1));
  }

  private List<ReviewRow> asked(@Nullable ReviewKind kind, Instant from, Instant until) {
    Question question = new Question(kind, from, until);
    int count = as(officer, () -> judged.count(question));
    List<ReviewRow> rows = as(officer, () -> judged.page(question, 0, 500));
    assertEquals(count, rows.size());
    return rows;
  }

  @Test
  void onlyOfficersJudgeAndOnlyTheyAndTheAuditorRead() {
    String review = opened(ReviewKind.LOCK, "call-1");
    for (Role role : new Role[] {Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR}) {
      turnedAway(someone(role), () -> reviews.pending(null, 0, 1));
    }
    Actor auditor = someone(Role.AUDITOR);
    assertFalse(as(auditor, () -> reviews.pending(null, 0, 1)).isEmpty());
    turnedAway(auditor, () -> closed(review, Verdict.JUSTIFIED, ""));
  }

  private boolean closed(String id, Verdict verdict, String note) {
    reviews.close(id, verdict, note);
    return true;
  }

  private boolean taken(String id) {
    reviews.take(id);
    return true;
  }

  private long reads() throws SQLException {
    return Long.parseLong(
        text(
            "select count(*) from audit_event where action = 'AUDIT.READ' and actor = '"
                + officer.userId()
                + "'"));
  }

  private static void refused(String id, Callable<?> deed) {
    Throwable thrown = assertThrows(Throwable.class, deed::call);
    while (!(thrown instanceof Refusal) && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertTrue(thrown instanceof Refusal, thrown.toString());
    assertEquals(id, ((Refusal) thrown).id());
  }

  private static String text(String sql) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
