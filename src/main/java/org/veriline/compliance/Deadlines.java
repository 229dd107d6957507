package org.veriline.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;
import org.veriline.platform.Vault;

/**
 * The clocks that run. Whoever has a subject with a deadline sets it going and says when it is met,
 * in their own transaction; permissions are theirs, too.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Deadlines {
  private static final int LONGEST_REASON = 2000;

  @PersistenceContext EntityManager entities;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Settings settings;
  @Inject Vault vault;

  /** Sets a clock going. The same clock of the same subject is not set going twice. */
  public Instant start(Actor actor, LegalClock what, String subject, Instant started) {
    return start(actor, what, subject, started, null);
  }

  /**
   * As above.
   *
   * @param shorter what a contract or a state asks for, if that is less
   */
  public Instant start(
      Actor actor, LegalClock what, String subject, Instant started, @Nullable Length shorter) {
    Optional<Deadline> running = find(what, subject);
    if (running.isPresent()) {
      return running.get().due();
    }
    Instant due = what.due(started, settings.zone(), shorter);
    Deadline deadline = new Deadline(Ids.next(), what, subject, started, due);
    entities.persist(deadline);
    audit.write(event(actor, Action.DEADLINE_START, deadline).build());
    return due;
  }

  /** Once, for a written reason, which is sealed. Returns when it is due now. */
  public Instant extend(Actor actor, LegalClock what, String subject, String reason) {
    String text = reason.strip();
    if (text.isEmpty()) {
      throw new Refusal("deadline-reason-missing");
    }
    if (text.length() > LONGEST_REASON) {
      throw new Refusal("deadline-reason-too-long", LONGEST_REASON);
    }
    Deadline deadline = mustFind(what, subject);
    deadline.extend(
        vault.seal(text.getBytes(StandardCharsets.UTF_8), associated(deadline)),
        clock.instant(),
        settings.zone());
    deadline.move(clock.instant());
    audit.write(event(actor, Action.DEADLINE_EXTEND, deadline).build());
    return deadline.due();
  }

  /** The written reason of an extension; whoever shows it writes that it was read. */
  public Optional<String> reason(LegalClock what, String subject) {
    return find(what, subject)
        .flatMap(
            deadline ->
                Optional.ofNullable(deadline.extensionReason())
                    .map(bytes -> vault.open(bytes, associated(deadline))))
        .map(plain -> new String(plain, StandardCharsets.UTF_8));
  }

  /** An official's statement or a legal hold: nothing is due before {@code until}. */
  public void hold(Actor actor, LegalClock what, String subject, Instant until) {
    Deadline deadline = mustFind(what, subject);
    deadline.hold(until);
    deadline.move(clock.instant());
    audit.write(event(actor, Action.DEADLINE_HOLD, deadline).build());
  }

  /** What was asked for is done, or is no longer asked for. Nothing happens the second time. */
  public void meet(Actor actor, LegalClock what, String subject) {
    find(what, subject)
        .filter(deadline -> deadline.meet(clock.instant()))
        .ifPresent(deadline -> audit.write(event(actor, Action.DEADLINE_MET, deadline).build()));
  }

  /** All clocks of a subject, in the order of their due times. */
  public List<DeadlineRow> of(String subject) {
    return entities
        .createQuery("select d from Deadline d where d.subject = :subject", Deadline.class)
        .setParameter("subject", subject)
        .getResultStream()
        .map(Deadline::row)
        .sorted(Comparator.comparing(DeadlineRow::due))
        .toList();
  }

  /** The most urgent clock of each of these subjects, running ones first. */
  public Map<String, DeadlineRow> mostUrgent(Collection<String> subjects) {
    if (subjects.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery("select d from Deadline d where d.subject in :subjects", Deadline.class)
        .setParameter("subjects", subjects)
        .getResultStream()
        .map(Deadline::row)
        .collect(
            Collectors.toMap(DeadlineRow::subject, Function.identity(), Deadlines::moreUrgent));
  }

  private static DeadlineRow moreUrgent(DeadlineRow one, DeadlineRow other) {
    if ((one.met() == null) != (other.met() == null)) {
      return one.met() == null ? one : other;
    }
    return one.due().isBefore(other.due()) ? one : other;
  }

  private Optional<Deadline> find(LegalClock what, String subject) {
    return entities
        .createQuery(
            "select d from Deadline d where d.subject = :subject and d.clock = :clock",
            Deadline.class)
        .setParameter("subject", subject)
        .setParameter("clock", what)
        .getResultStream()
        .findFirst();
  }

  private Deadline mustFind(LegalClock what, String subject) {
    return find(what, subject).orElseThrow(() -> new Refusal("deadline-unknown"));
  }

  private static String associated(Deadline deadline) {
    return "deadline/" + deadline.id();
  }

  static AuditEvent.Builder event(Actor actor, Action action, Deadline deadline) {
    return AuditEvent.by(actor)
        .action(action)
        .object(deadline.subject())
        .reason(deadline.clock() + "/" + deadline.stage());
  }
}
