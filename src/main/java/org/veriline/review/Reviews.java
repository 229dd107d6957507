package org.veriline.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;
import org.veriline.queue.Hours;

/** What waits for a second person's verdict, and the verdicts. */
@ApplicationScoped
@Transactional
public class Reviews {
  private static final int LONGEST_NOTE = 2000;

  /** Who finds a deed unjustified says why. */
  private static final int SHORTEST_REASON = 15;

  private static final String INSERT =
      "INSERT INTO review (id, kind, state, open_subject, actor, patient, call_id, object, reason,"
          + " times, opened_at, last_at, due_at, version)"
          + " VALUES (?1, ?2, 'OPEN', ?3, ?4, ?5, ?6, ?7, ?8, 1, ?9, ?9, ?10, 1)"
          + " ON DUPLICATE KEY UPDATE times = times + 1, last_at = VALUES(last_at),"
          + " version = version + 1";

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Hours hours;
  @Inject Vault vault;
  @Inject Event<ReviewOpened> opened;
  @Inject Event<ReviewClosed> closed;

  /**
   * Puts something on the list, in the caller's transaction. While one about the same is open, that
   * one counts it once more and keeps its due time. All texts are codes.
   *
   * @param actor user id of whoever's deed it is; they never review it
   * @param object what else it is about: {@code break-glass/ID}, a rule's name
   * @return the review's id
   */
  public String open(
      ReviewKind kind,
      @Nullable String actor,
      @Nullable String patient,
      @Nullable String call,
      @Nullable String object,
      @Nullable String reason) {
    String id = Ids.next();
    Instant now = clock.instant();
    String subject = subject(kind, actor, patient, call, object);
    entities
        .createNativeQuery(INSERT)
        .setParameter(1, id)
        .setParameter(2, kind.name())
        .setParameter(3, subject)
        .setParameter(4, actor)
        .setParameter(5, patient)
        .setParameter(6, call)
        .setParameter(7, object)
        .setParameter(8, reason)
        .setParameter(9, column(now))
        .setParameter(10, column(due(now, kind)))
        .executeUpdate();
    String there =
        (String)
            entities
                .createNativeQuery(
                    "SELECT CAST(id AS CHAR(36)) FROM review WHERE open_subject = ?1")
                .setParameter(1, subject)
                .getSingleResult();
    if (there.equals(id)) {
      audit.write(
          AuditEvent.by(actors.present().orElse(Actor.SYSTEM))
              .action(Action.REVIEW_OPEN)
              .patient(patient)
              .call(call)
              .reason(kind.name())
              .object("review/" + id)
              .build());
      opened.fire(new ReviewOpened(id, kind));
    }
    return there;
  }

  /** How many of this person's deeds nobody has judged yet. */
  public long unreviewed(ReviewKind kind, String actor) {
    return entities
        .createQuery(
            "select count(r) from Review r where r.actor = :actor and r.kind = :kind"
                + " and r.state <> :closed",
            Long.class)
        .setParameter("actor", actor)
        .setParameter("kind", kind)
        .setParameter("closed", ReviewState.CLOSED)
        .getSingleResult();
  }

  @RequiresPermissions("bg:review")
  public void take(String id) {
    Actor actor = actors.current();
    Review review = mustFind(id);
    review.take(actor.userId());
    audit.write(event(actor, Action.REVIEW_TAKE, review.row()).build());
  }

  /** Gives the verdict; what nobody has taken is taken with it. */
  @RequiresPermissions("bg:review")
  public void close(String id, Verdict verdict, String note) {
    Actor actor = actors.current();
    String text = note.strip();
    if (text.length() > LONGEST_NOTE) {
      throw new Refusal("review-note-too-long", LONGEST_NOTE);
    }
    if (verdict == Verdict.NOT_JUSTIFIED && text.length() < SHORTEST_REASON) {
      throw new Refusal("review-needs-a-reason", SHORTEST_REASON);
    }
    Review review = mustFind(id);
    review.close(
        actor.userId(),
        verdict,
        text.isEmpty() ? null : vault.seal(text.getBytes(StandardCharsets.UTF_8), associated(id)),
        clock.instant());
    ReviewRow row = review.row();
    Action deed = row.kind() == ReviewKind.BREAK_GLASS ? Action.BTG_REVIEWED : Action.REVIEW_CLOSE;
    audit.write(event(actor, deed, row).reason(verdict.name()).build());
    closed.fire(
        new ReviewClosed(
            id,
            row.kind(),
            verdict,
            actor.userId(),
            row.actor(),
            row.patient(),
            row.call(),
            row.object()));
  }

  /** What waits, the most urgent first; a kind, or null for all. That it was read is written. */
  @RequiresPermissions("audit:read:all")
  public List<ReviewRow> pending(@Nullable ReviewKind kind, int first, int count) {
    wasRead("reviews");
    TypedQuery<Review> query =
        entities.createQuery(
            "select r from Review r where r.state in :waiting"
                + (kind == null ? "" : " and r.kind = :kind")
                + " order by r.dueAt, r.id",
            Review.class);
    query.setParameter("waiting", List.of(ReviewState.OPEN, ReviewState.TAKEN));
    if (kind != null) {
      query.setParameter("kind", kind);
    }
    return rows(query.setFirstResult(first).setMaxResults(count));
  }

  /** What came last of what waits. */
  @RequiresPermissions("audit:read:all")
  public List<ReviewRow> newest(int count) {
    return rows(
        entities
            .createQuery(
                "select r from Review r where r.state in :waiting order by r.openedAt desc, r.id",
                Review.class)
            .setParameter("waiting", List.of(ReviewState.OPEN, ReviewState.TAKEN))
            .setMaxResults(count));
  }

  /** How many wait, by kind. */
  @RequiresPermissions("audit:read:all")
  public Map<ReviewKind, Long> waiting() {
    Map<ReviewKind, Long> counts = new EnumMap<>(ReviewKind.class);
    entities
        .createQuery(
            "select r.kind, count(r) from Review r where r.state in :waiting group by r.kind",
            Object[].class)
        .setParameter("waiting", List.of(ReviewState.OPEN, ReviewState.TAKEN))
        .getResultList()
        .forEach(row -> counts.put((ReviewKind) row[0], (Long) row[1]));
    return counts;
  }

  @RequiresPermissions("audit:read:all")
  public long overdue() {
    return entities
        .createQuery(
            "select count(r) from Review r where r.state in :waiting and r.dueAt < :now",
            Long.class)
        .setParameter("waiting", List.of(ReviewState.OPEN, ReviewState.TAKEN))
        .setParameter("now", clock.instant())
        .getSingleResult();
  }

  @RequiresPermissions("audit:read:all")
  public Optional<ReviewRow> find(String id) {
    return Optional.ofNullable(entities.find(Review.class, id)).map(Review::row);
  }

  /** What the reviewer wrote; reading it is written down. */
  @RequiresPermissions("bg:review")
  public Optional<String> note(String id) {
    Review review = mustFind(id);
    wasRead("review/" + id);
    return Optional.ofNullable(review.note())
        .map(note -> new String(vault.open(note, associated(id)), StandardCharsets.UTF_8));
  }

  private void wasRead(String what) {
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.AUDIT_READ)
            .outcome(Outcome.OK)
            .object(what)
            .build());
  }

  private static List<ReviewRow> rows(TypedQuery<Review> query) {
    return query.getResultStream().map(Review::row).toList();
  }

  private Instant due(Instant now, ReviewKind kind) {
    return new BusinessDays(hours.current()).after(now, kind.businessDays());
  }

  private Review mustFind(String id) {
    Review review = entities.find(Review.class, id);
    if (review == null) {
      throw new Refusal("review-unknown");
    }
    return review;
  }

  private static String associated(String id) {
    return "review/" + id;
  }

  private static LocalDateTime column(Instant at) {
    return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }

  private static AuditEvent.Builder event(Actor actor, Action action, ReviewRow review) {
    return AuditEvent.by(actor)
        .action(action)
        .patient(review.patient())
        .call(review.call())
        .reason(review.kind().name())
        .object("review/" + review.id());
  }

  private static String subject(
      ReviewKind kind,
      @Nullable String actor,
      @Nullable String patient,
      @Nullable String call,
      @Nullable String object) {
    StringBuilder text = new StringBuilder(kind.name());
    add(text, kind.sameIf(ReviewKind.Part.ACTOR) ? actor : null);
    add(text, kind.sameIf(ReviewKind.Part.PATIENT) ? patient : null);
    add(text, kind.sameIf(ReviewKind.Part.CALL) ? call : null);
    add(text, kind.sameIf(ReviewKind.Part.OBJECT) ? object : null);
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static void add(StringBuilder text, @Nullable String part) {
    text.append('\n').append(part == null ? "" : part);
  }
}
