package org.veriline.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.servlet.http.HttpSession;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;

/**
 * Who is signed in now: at most one sign-in a person. The list lives in this node's memory, as the
 * sessions do; a restart signs everybody off.
 */
@ApplicationScoped
@Transactional
public class SignIns {
  /** After so long without input what belongs to patients is covered (ST-04). */
  static final Duration UNCOVERED_WITHOUT_INPUT = Duration.ofMinutes(5);

  private static final class Open {
    final Actor actor;
    final Instant since;
    final HttpSession session;
    volatile Instant lastInput;
    volatile boolean covered;

    Open(Actor actor, Instant since, HttpSession session) {
      this.actor = actor;
      this.since = since;
      this.session = session;
      this.lastInput = since;
    }

    boolean covered(Instant now) {
      if (Duration.between(lastInput, now).compareTo(UNCOVERED_WITHOUT_INPUT) >= 0) {
        covered = true;
      }
      return covered;
    }
  }

  private final Map<String, Open> open = new ConcurrentHashMap<>();

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Settings settings;
  @Inject AuditTrail trail;
  @Inject Event<SignedOn> signedOn;
  @Inject Event<SignedOff> signedOff;
  @Inject Event<IdleCheck> idleCheck;

  /** Replaces an older sign-in of the same person. */
  void begin(Actor actor, HttpSession session) {
    end(actor.userId(), SignedOff.Reason.REPLACED);
    Instant now = clock.instant();
    entities.persist(new SignInRecord(actor.session(), actor.userId(), now));
    trail.write(AuditEvent.by(actor).action(Action.AUTH_LOGIN_OK).build());
    signedOn.fire(new SignedOn(actor));
    open.put(actor.userId(), new Open(actor, now, session));
  }

  /** Ends the person's sign-in, if there is one, wherever it is. */
  public void end(String userId, SignedOff.Reason reason) {
    Open ending = open.remove(userId);
    if (ending == null) {
      return;
    }
    SignInRecord known = entities.find(SignInRecord.class, ending.actor.session());
    if (known != null) {
      known.end(clock.instant(), reason);
    }
    Action action = reason == SignedOff.Reason.REPLACED ? Action.AUTH_REPLACED : Action.AUTH_LOGOFF;
    trail.write(AuditEvent.by(ending.actor).action(action).reason(reason.code()).build());
    signedOff.fire(new SignedOff(ending.actor, reason));
    try {
      // Takes the views and the push channels of this session with it.
      ending.session.invalidate();
    } catch (IllegalStateException alreadyGone) {
      // The container was faster.
    }
  }

  boolean isOpen(Actor actor) {
    Open here = open.get(actor.userId());
    return here != null && here.actor.session().equals(actor.session());
  }

  /** When the person's present sign-in began. */
  public Optional<Instant> since(String userId) {
    return Optional.ofNullable(open.get(userId)).map(here -> here.since);
  }

  /** The person has touched keyboard, pointer or screen; what was covered stays so. */
  public void input(Actor actor) {
    Open here = open.get(actor.userId());
    if (here != null) {
      Instant now = clock.instant();
      here.covered(now);
      here.lastInput = now;
    }
  }

  /**
   * Whether nobody has touched anything for so long that somebody else may sit there now. A live
   * call keeps a person signed in, but it does not keep health information on the screen.
   */
  public boolean isCovered(Actor actor) {
    Open here = open.get(actor.userId());
    return here != null && here.covered(clock.instant());
  }

  public void mustNotBeCovered(Actor actor) {
    if (isCovered(actor)) {
      throw new Refusal("covered");
    }
  }

  /** They have shown that they are still who signed in. */
  void uncover(Actor actor) {
    Open here = open.get(actor.userId());
    if (here != null) {
      here.lastInput = clock.instant();
      here.covered = false;
    }
  }

  /** Ids of the people who are signed in and hold the permission. */
  public Set<String> peopleWhoMay(String permission) {
    return open.values().stream()
        .filter(here -> here.actor.may(permission))
        .map(here -> here.actor.userId())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Signs off whoever has been idle or signed in for too long. */
  void endIdle() {
    Instant now = clock.instant();
    for (Open here : List.copyOf(open.values())) {
      if (Duration.between(here.since, now).compareTo(settings.longest()) > 0) {
        end(here.actor.userId(), SignedOff.Reason.TOO_LONG);
      } else if (Duration.between(here.lastInput, now).compareTo(settings.idle()) > 0) {
        IdleCheck check = new IdleCheck(here.actor.userId());
        idleCheck.fire(check);
        if (!check.isAtWork()) {
          end(here.actor.userId(), SignedOff.Reason.IDLE);
        }
      }
    }
  }
}
