package org.veriline.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.testing.InPayara;
import org.veriline.testing.MovableClock;

class SignInsIT extends InPayara {
  @Inject SignIns signIns;
  @Inject Users users;

  private static String userId = "";

  @BeforeEach
  void somebodyIsThere() {
    if (users.idOf("ida.invented").isEmpty()) {
      users.make(Actor.SYSTEM, "ida.invented", "Ida Invented", "en", Set.of(Role.ADMINISTRATOR));
    }
    userId = users.idOf("ida.invented").orElseThrow();
  }

  @AfterEach
  void everythingAsBefore() {
    signIns.end(userId, SignedOff.Reason.LEFT);
    MovableClock.setRight();
  }

  private static Actor ida() {
    return new Actor(userId, "Ida Invented", Set.of(Role.ADMINISTRATOR), Ids.next());
  }

  private static HttpSession session(AtomicBoolean ended) {
    return (HttpSession)
        Proxy.newProxyInstance(
            SignInsIT.class.getClassLoader(),
            new Class<?>[] {HttpSession.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("invalidate")) {
                ended.set(true);
              }
              return null;
            });
  }

  @Test
  void personWhoTouchesNothingIsSignedOffAndTheSessionEnds() {
    AtomicBoolean ended = new AtomicBoolean();
    Actor ida = ida();
    signIns.begin(ida, session(ended));
    MovableClock.moveOn(Duration.ofMinutes(11));
    signIns.endIdle();
    assertFalse(signIns.isOpen(ida));
    assertTrue(ended.get());
  }

  @Test
  void touchKeepsThePersonSignedIn() {
    Actor ida = ida();
    signIns.begin(ida, session(new AtomicBoolean()));
    MovableClock.moveOn(Duration.ofMinutes(9));
    signIns.input(ida);
    MovableClock.moveOn(Duration.ofMinutes(9));
    signIns.endIdle();
    assertTrue(signIns.isOpen(ida));
  }

  @Test
  void fiveMinutesWithoutInputCoverUntilThePersonProvesThemselvesAgain() {
    Actor ida = ida();
    signIns.begin(ida, session(new AtomicBoolean()));
    MovableClock.moveOn(Duration.ofMinutes(4));
    signIns.input(ida);
    assertFalse(signIns.isCovered(ida));
    MovableClock.moveOn(Duration.ofMinutes(5));
    signIns.input(ida);
    assertTrue(signIns.isCovered(ida), "a touch alone does not uncover");
    assertThrows(Refusal.class, () -> signIns.mustNotBeCovered(ida));
    signIns.uncover(ida);
    assertFalse(signIns.isCovered(ida));
  }

  @Test
  void nobodyStaysLongerThanTwelveHoursHoweverBusy() {
    Actor ida = ida();
    signIns.begin(ida, session(new AtomicBoolean()));
    MovableClock.moveOn(Duration.ofHours(12).plusMinutes(1));
    signIns.input(ida);
    signIns.endIdle();
    assertFalse(signIns.isOpen(ida));
  }

  @Test
  void secondSignInReplacesTheFirst() {
    AtomicBoolean firstEnded = new AtomicBoolean();
    Actor first = ida();
    Actor second = ida();
    signIns.begin(first, session(firstEnded));
    signIns.begin(second, session(new AtomicBoolean()));
    assertTrue(firstEnded.get());
    assertFalse(signIns.isOpen(first));
    assertTrue(signIns.isOpen(second));
  }
}
