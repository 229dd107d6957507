package org.veriline.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;

/** What was judged, by whom and how fast. */
@ApplicationScoped
@Transactional
public class JudgedReviews {

  /**
   * Which of them.
   *
   * @param kind or null for all
   * @param from when the verdict was given, at the earliest
   * @param until and before when
   */
  public record Question(@Nullable ReviewKind kind, Instant from, Instant until) {}

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;

  /** A page, the latest verdict first. That it was read is written. */
  @RequiresPermissions("audit:read:all")
  public List<ReviewRow> page(Question question, int first, int count) {
    audit.write(
        AuditEvent.by(actors.current()).action(Action.AUDIT_READ).object("reviews-judged").build());
    return asked("select r", " order by r.closedAt desc, r.id", question, Review.class)
        .setFirstResult(first)
        .setMaxResults(count)
        .getResultStream()
        .map(Review::row)
        .toList();
  }

  @RequiresPermissions("audit:read:all")
  public int count(Question question) {
    return asked("select count(r)", "", question, Long.class).getSingleResult().intValue();
  }

  private <T> TypedQuery<T> asked(String select, String order, Question question, Class<T> type) {
    ReviewKind kind = question.kind();
    TypedQuery<T> query =
        entities
            .createQuery(
                select
                    + " from Review r where r.state = :closed and r.closedAt >= :from"
                    + " and r.closedAt < :until"
                    + (kind == null ? "" : " and r.kind = :kind")
                    + order,
                type)
            .setParameter("closed", ReviewState.CLOSED)
            .setParameter("from", question.from())
            .setParameter("until", question.until());
    return kind == null ? query : query.setParameter("kind", kind);
  }
}
