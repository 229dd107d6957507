package org.veriline.access;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.shiro.SecurityUtils;
import org.jspecify.annotations.Nullable;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;

/**
 * Signing in: a name and a password, then a code, and only then a session. Everybody here either
 * sees health information or can change who does, so nobody is spared the code.
 */
@ApplicationScoped
public class SignIn {
  private static final Duration TIME_FOR_THE_CODE = Duration.ofMinutes(3);

  /** How far somebody has come. Only this class makes or advances one. */
  public static final class Attempt implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String userName;
    private final String userId;
    private final Instant at;
    private final @Nullable Actor proven;

    private Attempt(String userName, String userId, Instant at, @Nullable Actor proven) {
      this.userName = userName;
      this.userId = userId;
      this.at = at;
      this.proven = proven;
    }
  }

  private @Nullable Throttle throttle;
  private @Nullable Passwords passwords;

  @Inject Users users;
  @Inject SignIns signIns;
  @Inject AuditTrail trail;
  @Inject Clock clock;

  @PostConstruct
  void prepare() {
    throttle = new Throttle(clock);
    passwords = new Passwords();
  }

  /** First step. Every failure is the same {@code sign-in-failed}. */
  public Attempt password(String userName, String password) {
    throttle().mayTry(userName, address());
    Optional<Users.Known> known = users.known(userName);
    boolean right =
        Objects.requireNonNull(passwords)
            .matches(password, known.map(Users.Known::passwordHash).orElse(null));
    if (!right || known.isEmpty() || !known.get().active()) {
      failed(userName, known.map(Users.Known::id).orElse(null), Action.AUTH_LOGIN_FAIL);
      throw new Refusal("sign-in-failed");
    }
    return new Attempt(userName, known.get().id(), clock.instant(), null);
  }

  /** Second step: the code of the person's authenticator. */
  public Attempt code(Attempt attempt, String code) {
    throttle().mayTry(attempt.userName, address());
    mustBeRecent(attempt);
    Optional<Actor> actor = users.acceptCode(attempt.userId, code, Ids.next());
    if (actor.isEmpty()) {
      failed(attempt.userName, attempt.userId, Action.AUTH_MFA_FAIL);
      throw new Refusal("code-wrong");
    }
    throttle().succeeded(attempt.userName);
    return new Attempt(attempt.userName, attempt.userId, clock.instant(), actor.get());
  }

  /** When the same person is signed in elsewhere: since when. Going on replaces that sign-in. */
  public Optional<Instant> elsewhere(Attempt attempt) {
    return signIns.since(attempt.userId);
  }

  /** Last step: the session begins, under a new id. */
  public Actor enter(Attempt attempt, HttpServletRequest request) {
    mustBeRecent(attempt);
    Actor actor = attempt.proven;
    if (actor == null) {
      throw new Refusal("code-wrong");
    }
    SecurityUtils.getSubject().login(new ProvenSignIn(actor));
    signIns.begin(actor, request.getSession());
    return actor;
  }

  /** Somebody signed in shows by their password that it is still they who sit there. */
  public void proveAgain(Actor actor, String password) {
    String userName = users.userName(actor.userId());
    throttle().mayTry(userName, address());
    boolean right =
        Objects.requireNonNull(passwords)
            .matches(password, users.known(userName).map(Users.Known::passwordHash).orElse(null));
    trail.writeAlone(
        AuditEvent.by(actor)
            .action(Action.AUTH_STEPUP)
            .outcome(right ? Outcome.OK : Outcome.FAILED)
            .build());
    if (!right) {
      throttle().failed(userName, address());
      throw new Refusal("password-wrong");
    }
    throttle().succeeded(userName);
    signIns.uncover(actor);
  }

  /** Somebody signed in shows by a new code of their authenticator that they are who they are. */
  public void stepUp(Actor actor, String code) {
    String userName = users.userName(actor.userId());
    throttle().mayTry(userName, address());
    boolean right = users.acceptCode(actor.userId(), code, actor.session()).isPresent();
    trail.writeAlone(
        AuditEvent.by(actor)
            .action(Action.AUTH_STEPUP)
            .outcome(right ? Outcome.OK : Outcome.FAILED)
            .reason("code")
            .build());
    if (!right) {
      throttle().failed(userName, address());
      throw new Refusal("code-wrong");
    }
    throttle().succeeded(userName);
  }

  public void leave(Actor actor) {
    signIns.end(actor.userId(), SignedOff.Reason.LEFT);
    SecurityUtils.getSubject().logout();
  }

  private void mustBeRecent(Attempt attempt) {
    if (Duration.between(attempt.at, clock.instant()).compareTo(TIME_FOR_THE_CODE) > 0) {
      throw new Refusal("sign-in-took-too-long");
    }
  }

  private void failed(String userName, @Nullable String userId, Action action) {
    boolean waits = throttle().failed(userName, address());
    AuditEvent.Builder event =
        AuditEvent.by(Actor.NOBODY)
            .outcome(Outcome.FAILED)
            .object(userId == null ? null : "user/" + userId)
            .reason(userId == null ? "unknown-name" : null);
    trail.writeAlone(event.action(action).build());
    if (waits) {
      trail.writeAlone(event.action(Action.AUTH_LOCK).build());
    }
  }

  private Throttle throttle() {
    return Objects.requireNonNull(throttle);
  }

  private static String address() {
    return Objects.requireNonNullElse(Origin.address(), "unknown");
  }
}
