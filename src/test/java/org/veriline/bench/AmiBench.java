package org.veriline.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;

/**
 * A played Asterisk sends what a busy one would: of 1,000 events thirty belong to calls and become
 * rows, the others are read, translated and found to mean nothing. Lost is an event when the
 * application asks anew how things stand, or when a call is not recorded to its end.
 */
class AmiBench extends InPayara {
  private static final int EVENTS_A_CALL = 5;
  private static final int PER_CALL_EVENT = 33;
  private static final int SECONDS = 10;
  private static final int TICKS = 50;
  private static final int BURST_CALLS = 1000;
  private static final int MEANINGLESS = 15_000;
  private static final int RATE = 10_000;

  private int number;

  @Test
  void ami() throws Exception {
    try (PlayedAsterisk asterisk = new PlayedAsterisk()) {
      asterisk.awaitApplication();
      burst(asterisk, 200);
      double perSecond = BURST_CALLS * EVENTS_A_CALL / burst(asterisk, BURST_CALLS);
      Table.line(
          "ami",
          "call events committed",
          "at least 300/s",
          "%.0f/s".formatted(perSecond),
          perSecond >= 300,
          "one thread commits one event after the other, in order");
      perSecond = MEANINGLESS / flood(asterisk);
      boolean lossless = lossless(asterisk);
      Table.line(
          "ami",
          "AMI events read and translated; at 10,000/s for 10 s, 300 of them committed",
          "at least 10,000/s, none lost",
          "%,.0f/s, %s lost".formatted(perSecond, lossless ? "none" : "some"),
          perSecond >= RATE && lossless,
          "processors: reading, translating and committing share them with the database");
    }
  }

  /** Seconds until so many events that mean nothing are read, and the call after them recorded. */
  private double flood(PlayedAsterisk asterisk) throws Exception {
    long before = ended();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < MEANINGLESS; i++) {
      all.append(meaningless(i));
    }
    all.append(callEvent(number, 0)).append(callEvent(number++, EVENTS_A_CALL - 1));
    long began = System.nanoTime();
    asterisk.send(all.toString());
    assertTrue(await(before + 1, 120), "the call after the flood was recorded");
    return Table.millisSince(began) / 1000;
  }

  /** Seconds until all calls, sent at once, are recorded to their end. */
  private double burst(PlayedAsterisk asterisk, int calls) throws Exception {
    long before = ended();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < calls; i++) {
      for (int step = 0; step < EVENTS_A_CALL; step++) {
        all.append(callEvent(number, step));
      }
      number++;
    }
    long began = System.nanoTime();
    asterisk.send(all.toString());
    assertTrue(await(before + calls, 120), "calls of the burst were recorded");
    return Table.millisSince(began) / 1000;
  }

  private boolean lossless(PlayedAsterisk asterisk) throws Exception {
    int resyncs = asterisk.resyncs();
    long before = ended();
    int perTick = RATE / TICKS;
    int sent = 0;
    int calls = 0;
    int step = 0;
    long began = System.nanoTime();
    for (int tick = 0; tick < SECONDS * TICKS; tick++) {
      StringBuilder some = new StringBuilder(perTick * 300);
      for (int i = 0; i < perTick; i++) {
        if (sent++ % PER_CALL_EVENT == 0) {
          some.append(callEvent(number, step++));
          if (step == EVENTS_A_CALL) {
            step = 0;
            number++;
            calls++;
          }
        } else {
          some.append(meaningless(sent));
        }
      }
      asterisk.send(some.toString());
      LockSupport.parkNanos(began + (tick + 1) * 1_000_000_000L / TICKS - System.nanoTime());
    }
    number++;
    double late = Table.millisSince(began) / 1000 - SECONDS;
    return await(before + calls, 30) && asterisk.resyncs() == resyncs && late < 1;
  }

  private boolean await(long wanted, int seconds) throws Exception {
    long deadline = System.nanoTime() + seconds * 1_000_000_000L;
    while (ended() < wanted) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(20);
    }
    return true;
  }

  private static long ended() throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) from calls where id like 'ami.%' and ended_at is not null")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String callEvent(int call, int step) {
    String caller =
        "Channel: PJSIP/carrier-%08x\r\nUniqueid: ami.%d\r\nLinkedid: ami.%d\r\n"
            .formatted(call, call, call);
    String seat = "seat%03d".formatted(1 + call % 20);
    return switch (step) {
      case 0 -> event("Newchannel", caller + "CallerIDNum: +15555550123\r\nExten: s\r\n");
      case 1 ->
          event("QueueCallerJoin", caller + "Queue: q-general\r\nPosition: 1\r\nCount: 1\r\n");
      case 2 ->
          event(
              "AgentCalled",
              caller
                  + "Queue: q-general\r\nInterface: PJSIP/%s\r\nMemberName: %s\r\n"
                      .formatted(seat, seat));
      case 3 ->
          event(
              "AgentConnect",
              caller
                  + "Queue: q-general\r\nInterface: PJSIP/%s\r\nHoldTime: 1\r\nRingTime: 1\r\n"
                      .formatted(seat));
      default -> event("Hangup", caller + "Cause: 16\r\nCause-txt: Normal Clearing\r\n");
    };
  }

  private static String meaningless(int sent) {
    return event(
        "QueueMemberStatus",
        "Queue: q-general\r\nMemberName: seat001\r\nInterface: PJSIP/seat001\r\nStateInterface: PJSIP/seat001\r\n"
            + "Membership: dynamic\r\nPenalty: 0\r\nCallsTaken: "
            + sent
            + "\r\nLastCall: 0\r\nInCall: 0\r\nStatus: 1\r\nPaused: 0\r\nRinginuse: 0\r\n");
  }

  private static String event(String name, String fields) {
    Instant now = Instant.now();
    return "Event: %s\r\nPrivilege: agent,all\r\nTimestamp: %d.%06d\r\n%s\r\n"
        .formatted(name, now.getEpochSecond(), now.getNano() / 1000, fields);
  }
}
