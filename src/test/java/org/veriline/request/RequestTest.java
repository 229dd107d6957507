package org.veriline.request;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.veriline.platform.Refusal;

class RequestTest {
  private static final Instant OPENED = Instant.parse("2026-11-24T10:00:00Z");

  private final Request request = request(OPENED.plusSeconds(3600));

  @Test
  void whoOpensARequestOwnsItUntilItIsTaken() {
    assertEquals("opener", request.owner());
    request.take("nurse");
    assertEquals("nurse", request.owner());
    assertEquals(RequestState.TAKEN, request.state());
  }

  @Test
  void takenRequestIsNotTakenAwayUnasked() {
    request.take("nurse");
    request.take("nurse");
    refusedAs("request-taken-by-another", () -> request.take("other"));
  }

  @Test
  void onlyItsTakerReadsTheNoteAndFinishes() {
    refusedAs("request-not-yours", () -> request.noteFor("opener"));
    request.take("nurse");
    refusedAs("request-not-yours", () -> request.noteFor("opener"));
    refusedAs("request-not-yours", () -> request.done("opener", OPENED));
    assertArrayEquals(new byte[] {1}, request.noteFor("nurse"));
    request.done("nurse", OPENED.plusSeconds(60));
    assertEquals(RequestState.DONE, request.state());
  }

  @Test
  void finishedRequestStaysFinished() {
    request.take("nurse");
    request.done("nurse", OPENED);
    request.done("nurse", OPENED.plusSeconds(60));
    refusedAs("request-already-done", () -> request.take("other"));
  }

  @Test
  void nothingIsPromisedForThePast() {
    refusedAs("request-due-in-the-past", () -> request(OPENED.minusSeconds(1)));
  }

  @Test
  void requestIsOverdueAfterItsTimeAndNotWhenDone() {
    RequestRow row = row(RequestState.TAKEN);
    assertFalse(row.overdue(OPENED));
    assertTrue(row.overdue(OPENED.plusSeconds(3601)));
    assertFalse(row(RequestState.DONE).overdue(OPENED.plusSeconds(3601)));
  }

  private static RequestRow row(RequestState state) {
    return new RequestRow(
        "id",
        RequestKind.MESSAGE,
        Team.FRONT_DESK,
        state,
        "owner",
        "opener",
        OPENED,
        OPENED.plusSeconds(3600),
        false,
        true,
        false,
        "call");
  }

  private static Request request(Instant due) {
    return new Request(
        "id", RequestKind.REFILL, Team.NURSES, "call", null, new byte[] {1}, "opener", OPENED, due);
  }

  private static void refusedAs(String id, Executable deed) {
    assertEquals(id, assertThrows(Refusal.class, deed).id());
  }
}
