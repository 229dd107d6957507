package org.veriline.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Origin;

/**
 * The one way to write evidence. What is written becomes rows in the caller's own transaction, as
 * its very last statements: nobody else writes evidence for that instant, and not for the length of
 * the work. If the rows cannot be written the transaction fails, and nothing is shown; only what is
 * {@link Vital} goes on, and is kept aside until it can be written.
 */
@ApplicationScoped
public class AuditTrail {
  private static final Object WAITING = AuditTrail.class;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transaction;

  @Inject AuditChain chain;
  @Inject AuditSpool spool;
  @Inject Clock clock;

  private volatile boolean failing;

  /** Belongs to the running transaction: both happen or neither. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void write(AuditEvent event) {
    add(event);
  }

  /** Stands even if the work around it is rolled back: refusals and failures. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void writeAlone(AuditEvent event) {
    add(event);
  }

  /** What was kept aside becomes rows after all, and a row that says there was a gap. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void foldIn(List<AuditRow> kept) {
    AuditEvent gap =
        AuditEvent.by(Actor.SYSTEM)
            .action(Action.OPS_AUDIT_GAP)
            .outcome(Outcome.FAILED)
            .object("audit-spool/" + kept.size())
            .build();
    add(gap);
    waiting().rows.addAll(kept);
  }

  /** Whether the last attempt to write failed. */
  public boolean failing() {
    return failing;
  }

  private void add(AuditEvent event) {
    Waiting waiting = waiting();
    waiting.events.add(event);
    waiting.rows.add(AuditRow.of(event, clock.instant(), Origin.address()));
  }

  private Waiting waiting() {
    Waiting waiting = (Waiting) transaction.getResource(WAITING);
    if (waiting == null) {
      waiting = new Waiting();
      transaction.putResource(WAITING, waiting);
      transaction.registerInterposedSynchronization(waiting);
    }
    return waiting;
  }

  private final class Waiting implements Synchronization {
    private final List<AuditEvent> events = new ArrayList<>();
    private final List<AuditRow> rows = new ArrayList<>();
    private AuditChain.@Nullable Head end;

    @Override
    public void beforeCompletion() {
      try {
        end = chain.append(rows);
        failing = false;
      } catch (SQLException lost) {
        failing = true;
        if (Vital.goesOn(events)) {
          spool.keep(rows);
          return;
        }
        throw new IllegalStateException("the audit trail cannot be written", lost);
      }
    }

    /**
     * Called before anything else that waits for the end of the transaction (Jakarta Transactions,
     * interposed synchronizations), and that may want to write evidence itself.
     */
    @Override
    public void afterCompletion(int status) {
      chain.done(status == Status.STATUS_COMMITTED ? end : null);
    }
  }
}
