package org.veriline.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.Calls;
import org.veriline.call.EndCause;
import org.veriline.testing.InPayara;

class RequestsIT extends InPayara {
  private static final Actor NURSE = someone(Role.NURSE);

  @Inject Calls calls;
  @Inject Requests requests;

  /** Each test has an hour of its own, for one of them judges by the time. */
  private static final AtomicLong HOURS = new AtomicLong();

  private final Instant began = Instant.now().plus(HOURS.getAndIncrement(), ChronoUnit.HOURS);
  private final CallId call = new CallId("request-" + UUID.randomUUID());

  private List<RequestRow> pendingAfter(EndCause cause) {
    List<String> before =
        as(NURSE, () -> requests.pending(0, 1000)).stream().map(RequestRow::id).toList();
    calls.record(new CallEvent.Arrived(call, began, new CallerNumber("+15555550177")));
    calls.record(new CallEvent.Ended(call, began.plusSeconds(3), cause));
    calls.record(new CallEvent.Ended(call, began.plusSeconds(4), cause));
    return as(NURSE, () -> requests.pending(0, 1000)).stream()
        .filter(row -> !before.contains(row.id()))
        .toList();
  }

  @Test
  void callerWhoWasCutOffIsListedForCallBackOnceWithTheNumberForWhoTakesIt() {
    List<RequestRow> opened = pendingAfter(EndCause.CUT_OFF);
    assertEquals(1, opened.size());
    RequestRow row = opened.get(0);
    assertEquals(RequestKind.CALL_BACK, row.kind());
    as(NURSE, () -> requests.take(row.id()));
    assertEquals("+15555550177", as(NURSE, () -> requests.note(row.id())).orElseThrow().value());
  }

  @Test
  void callerWhoLeftInTheSwitchsLastMomentsWasCutOff() {
    assertTrue(pendingAfter(EndCause.NORMAL).isEmpty());
    long before = as(NURSE, () -> requests.countPending());
    calls.switchWentAway(began.plusSeconds(4));
    assertEquals(before + 1, as(NURSE, () -> requests.countPending()));
  }

  @Test
  void callerWhoHungUpIsNotCalledBack() {
    assertTrue(pendingAfter(EndCause.NORMAL).isEmpty());
  }
}
