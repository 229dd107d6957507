package org.veriline.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/** The only door to people on shift. */
@ApplicationScoped
@Transactional
public class Agents {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SECRET_BYTES = 24;

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Event<AgentChanged> changes;
  @Inject Vault vault;

  @Inject
  @ConfigProperty(name = "veriline.seats", defaultValue = "20")
  int seats;

  /**
   * Gives the person a free seat and starts as Not ready. Asking again while on shift returns the
   * same seat, so a reloaded page goes on.
   *
   * @param microphoneChecked whether the page heard the microphone
   * @param no911Understood whether the person confirmed that this phone cannot call 911
   */
  @RequiresPermissions("interaction:handle:own")
  public AgentView startShift(String userId, boolean microphoneChecked, boolean no911Understood) {
    Shift shift = open("openUser", userId).orElse(null);
    if (shift == null) {
      String seat = freeSeat();
      shift = new Shift(userId, seat, seal(seat, newSecret()), clock.instant());
      entities.persist(shift);
      log(shift, AgentState.SIGNED_OUT, "shift-started", userId, clock.instant());
    }
    shift.checked(microphoneChecked, no911Understood);
    return shift.view();
  }

  /** Also at sign-out: a caller still with this person goes first in the queue's line. */
  public void endShift(String userId) {
    open("openUser", userId)
        .ifPresent(
            shift -> become(shift, AgentState.SIGNED_OUT, null, null, "shift-ended", userId));
  }

  /** At once, or after the call and its wrap-up. */
  @RequiresPermissions("interaction:handle:own")
  public void ready(String userId) {
    Shift shift = asItIsNow(userId);
    shift.mustBeAbleToTakeCalls();
    if (shift.busy()) {
      shift.next(AgentState.READY, null);
    } else if (shift.state() != AgentState.READY) {
      become(shift, AgentState.READY, null, null, "asked", userId);
    }
  }

  /** At once, or after the call and its wrap-up. */
  @RequiresPermissions("interaction:handle:own")
  public void notReady(String userId, NotReadyReason reason) {
    if (!reason.chosen()) {
      throw new Refusal("reason-not-for-people");
    }
    Shift shift = asItIsNow(userId);
    if (shift.busy()) {
      shift.next(AgentState.NOT_READY, reason);
    } else {
      become(shift, AgentState.NOT_READY, reason, null, "asked", userId);
    }
  }

  /** Chooses, during a call or wrap-up, what comes after it. */
  @RequiresPermissions("interaction:handle:own")
  public void next(String userId, AgentState state, NotReadyReason reasonIfNotReady) {
    if (state == AgentState.READY) {
      ready(userId);
    } else {
      notReady(userId, reasonIfNotReady);
    }
  }

  /** The appliance takes the person out of the line, for instance when a wrap-up ran too long. */
  public void setAside(String userId, NotReadyReason reason) {
    open("openUser", userId)
        .filter(shift -> !shift.talking() && shift.state() != AgentState.OFFERED)
        .ifPresent(
            shift -> become(shift, AgentState.NOT_READY, reason, null, "set-aside", "system"));
  }

  /** Wrap-up is done: goes to the chosen next state, or Ready when the phone works. */
  public void wrapUpDone(String userId) {
    Shift shift = mustBeOnShift(userId);
    if (shift.state() == AgentState.WRAP_UP) {
      goOn(shift, "wrap-up-done", userId, clock.instant());
    }
  }

  public Optional<AgentView> of(String userId) {
    return open("openUser", userId).map(Shift::view);
  }

  /** Everybody on shift, by seat. */
  public List<AgentView> all() {
    return entities
        .createQuery(
            "select s from Shift s where s.openUser is not null order by s.seat", Shift.class)
        .getResultStream()
        .map(Shift::view)
        .toList();
  }

  public Optional<String> userOfSeat(String seat) {
    return open("openSeat", seat).map(Shift::userId);
  }

  /** For the person's own page, and for the switch after it forgot. */
  public SeatCredential credential(String userId) {
    Shift shift = mustBeOnShift(userId);
    byte[] secret = vault.open(shift.sealedSecret(), associated(shift.seat()));
    return new SeatCredential(shift.seat(), new String(secret, StandardCharsets.UTF_8));
  }

  /** The whole pool, taken or not. */
  public List<String> seats() {
    return IntStream.rangeClosed(1, seats).mapToObj("seat%03d"::formatted).toList();
  }

  /** A secret nobody knows, for a seat that nobody has. */
  public static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  Optional<Shift> atSeat(String seat) {
    return open("openSeat", seat);
  }

  List<Shift> onCall(CallId call) {
    return entities
        .createQuery(
            "select s from Shift s where s.openUser is not null and s.call = :call", Shift.class)
        .setParameter("call", call.value())
        .getResultList();
  }

  /** To the state chosen before, or Ready, or Not ready when the phone is away. */
  void goOn(Shift shift, String cause, String actor, Instant at) {
    if (shift.nextState() == AgentState.NOT_READY) {
      become(shift, AgentState.NOT_READY, shift.nextReason(), null, cause, actor, at);
    } else if (shift.view().phoneRegistered()) {
      become(shift, AgentState.READY, null, null, cause, actor, at);
    } else {
      become(shift, AgentState.NOT_READY, NotReadyReason.UNREACHABLE, null, cause, actor, at);
    }
  }

  void become(
      Shift shift,
      AgentState to,
      @Nullable NotReadyReason reason,
      @Nullable CallId call,
      String cause,
      String actor) {
    become(shift, to, reason, call, cause, actor, clock.instant());
  }

  void become(
      Shift shift,
      AgentState to,
      @Nullable NotReadyReason reason,
      @Nullable CallId call,
      String cause,
      String actor,
      Instant at) {
    AgentState from = shift.state();
    shift.become(to, reason, call, at);
    log(shift, from, cause, actor, at);
  }

  /** The state stays, but pages must look again: the phone's health changed. */
  void touched(Shift shift, Instant at) {
    entities.flush();
    changes.fire(
        new AgentChanged(
            shift.userId(), shift.seat(), shift.state(), shift.state(), shift.reason(), at));
  }

  private void log(Shift shift, AgentState from, String cause, String actor, Instant at) {
    entities
        .createQuery(
            "select r from StateRow r where r.userId = :user and r.endedAt is null", StateRow.class)
        .setParameter("user", shift.userId())
        .getResultList()
        .forEach(row -> row.end(at));
    if (shift.state() != AgentState.SIGNED_OUT) {
      entities.persist(new StateRow(shift, at, cause, actor));
    }
    entities.flush();
    changes.fire(
        new AgentChanged(shift.userId(), shift.seat(), from, shift.state(), shift.reason(), at));
  }

  private Optional<Shift> open(String column, String value) {
    return entities
        .createQuery("select s from Shift s where s." + column + " = :value", Shift.class)
        .setParameter("value", value)
        .getResultStream()
        .findFirst();
  }

  private Shift mustBeOnShift(String userId) {
    return open("openUser", userId).orElseThrow(() -> new Refusal("not-on-shift"));
  }

  /**
   * A choice during a call may meet the call's end, which changes the same shift at the same
   * moment: it waits for that, or the person would be told of an error and their choice would be
   * lost.
   */
  private Shift asItIsNow(String userId) {
    Shift shift = mustBeOnShift(userId);
    entities.refresh(shift, LockModeType.PESSIMISTIC_WRITE);
    return shift;
  }

  private String freeSeat() {
    List<String> taken = all().stream().map(AgentView::seat).toList();
    return seats().stream()
        .filter(seat -> !taken.contains(seat))
        .findFirst()
        .orElseThrow(() -> new Refusal("no-free-seat", seats));
  }

  private byte[] seal(String seat, String secret) {
    return vault.seal(secret.getBytes(StandardCharsets.UTF_8), associated(seat));
  }

  private static String associated(String seat) {
    return "seat/" + seat;
  }
}
