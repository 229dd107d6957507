package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.audit.Action;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.call.CallId;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/**
 * Reference codes (VP-17). Who doubts us hangs up, calls the number they know and says the code:
 * that call then belongs to the same task. A code opens nothing, and confirms no name.
 */
@ApplicationScoped
@Transactional
public class References {
  private static final int CODES = 1_000_000;
  private static final int TRIES = 3;
  private static final Duration LIVES = Duration.ofDays(14);

  @PersistenceContext EntityManager entities;
  @Inject AuditTrail audit;
  @Inject Bearings bearings;
  @Inject Clock clock;
  @Inject Course course;
  @Inject Vault vault;

  private final SecureRandom random = new SecureRandom();

  /** The code of the task this call was dialled for, to be told to whoever answers. */
  @RequiresPermissions("call:dial:preferenceList")
  public String code(CallId call) {
    Verification verification = course.mine(call);
    OutboundCall outbound =
        bearings.outbound(call.value()).orElseThrow(() -> new Refusal("no-call"));
    audit.write(
        course
            .event(call, verification, Action.VERIFY_FACTOR)
            .object("request/" + outbound.task())
            .reason("reference-given")
            .build());
    return of(outbound);
  }

  /** A caller says a code; whether it leads to a task is all that is answered. */
  @RequiresPermissions("verify:run")
  public boolean said(CallId call, String typed) {
    Verification verification = course.mine(call);
    if (tries(call) >= TRIES) {
      throw new Refusal("reference-used-up");
    }
    Optional<String> task = task(typed.replaceAll("[^0-9]", ""));
    entities.persist(new ReferenceUse(Ids.next(), call, task.orElse(null), clock.instant()));
    audit.write(
        course
            .event(call, verification, Action.VERIFY_FACTOR)
            .object(task.map(it -> "request/" + it).orElse(null))
            .outcome(task.isPresent() ? Outcome.OK : Outcome.FAILED)
            .reason("reference-said")
            .build());
    return task.isPresent();
  }

  /** When callers said the code of a task, newest first; for whoever has taken the task. */
  public List<Instant> saidFor(String task) {
    return entities
        .createQuery(
            "select u.at from ReferenceUse u where u.task = :task order by u.at desc",
            Instant.class)
        .setParameter("task", task)
        .getResultList();
  }

  String of(OutboundCall outbound) {
    return entities
        .createQuery(
            "select r from ReferenceCode r where r.task = :task and r.until > :now",
            ReferenceCode.class)
        .setParameter("task", outbound.task())
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst()
        .map(
            there ->
                new String(
                    vault.open(there.sealed(), associated(there.id())), StandardCharsets.UTF_8))
        .orElseGet(() -> made(outbound.task()));
  }

  private String made(String task) {
    String code = free();
    String id = Ids.next();
    entities.persist(
        new ReferenceCode(
            id,
            key(code),
            vault.seal(code.getBytes(StandardCharsets.UTF_8), associated(id)),
            task,
            clock.instant().plus(LIVES)));
    return code;
  }

  /** Of a million, one that leads nowhere now and never did. */
  private String free() {
    while (true) {
      String code = "%06d".formatted(random.nextInt(CODES));
      boolean taken =
          entities
                  .createQuery(
                      "select count(r) from ReferenceCode r where r.key = :key", Long.class)
                  .setParameter("key", key(code))
                  .getSingleResult()
              > 0;
      if (!taken) {
        return code;
      }
    }
  }

  private Optional<String> task(String code) {
    return entities
        .createQuery(
            "select r from ReferenceCode r where r.key = :key and r.until > :now",
            ReferenceCode.class)
        .setParameter("key", key(code))
        .setParameter("now", clock.instant())
        .getResultStream()
        .findFirst()
        .map(ReferenceCode::task);
  }

  private long tries(CallId call) {
    return entities
        .createQuery(
            "select count(u) from ReferenceUse u where u.call = :call and u.task is null",
            Long.class)
        .setParameter("call", call.value())
        .getSingleResult();
  }

  private String key(String code) {
    return vault.lookup("REFERENCE", code);
  }

  private static String associated(String id) {
    return "reference-code/" + id;
  }
}
