package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.audit.AuditChain;
import org.veriline.audit.AuditGap;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.EndCause;
import org.veriline.decision.Surroundings;
import org.veriline.patient.Section;
import org.veriline.queue.CallQueueRow;
import org.veriline.queue.CallQueues;
import org.veriline.script.Need;

/** No evidence, nothing shown and nothing changed; but calls and emergencies go on (ST-08). */
class AuditFaultsIT extends WithCallers {
  @Inject AuditChain chain;
  @Inject AuditGap gap;
  @Inject AuditTrail trail;
  @Inject CallQueues queues;

  /** Ways in which the trail cannot be written while the rest of the database works. */
  enum Fault {
    RIGHT_TAKEN_AWAY(
        "revoke insert on veriline.audit_event from veriline_app@localhost",
        "grant insert on veriline.audit_event to veriline_app@localhost"),
    DISK_FULL(
        "create or replace trigger veriline.disk_full before insert on veriline.audit_event for"
            + " each row signal sqlstate 'HY000' set mysql_errno = 1114, message_text = 'The"
            + " table is full'",
        "drop trigger if exists veriline.disk_full");

    private final String begin;
    private final String end;

    Fault(String begin, String end) {
      this.begin = begin;
      this.end = end;
    }
  }

  @AfterEach
  void repair() {
    for (Fault fault : Fault.values()) {
      tamper(fault.end);
    }
    gap.foldIn();
  }

  private static long rows() {
    return n("select count(*) from audit_event");
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsShownSaidOrChanged(Fault fault) {
    CallId call = answered(agent);
    verified(call, agent);
    asked(call, agent, Need.APPOINTMENT, Surroundings.PRIVATE);
    long disclosures = n("select count(*) from disclosure");
    long queueCount = n("select count(*) from call_queue");
    Actor administrator = someone(Role.ADMINISTRATOR);
    long rows = rows();
    tamper(fault.begin);
    assertThrows(
        RuntimeException.class,
        () -> as(agent, () -> this.disclosures.read(call, Section.APPOINTMENTS)));
    assertThrows(
        RuntimeException.class,
        () ->
            as(
                agent,
                () -> this.disclosures.told(call, Section.APPOINTMENTS, List.of("appointment"))));
    assertThrows(
        RuntimeException.class,
        () -> as(agent, () -> verifications.answer(call, "number", INGRIDS_NUMBER)));
    assertThrows(
        RuntimeException.class,
        () ->
            as(
                administrator,
                () -> queues.save(new CallQueueRow("fault", "Fault", "Fallo", "7", 20, 30, true))));
    assertTrue(trail.failing());
    tamper(fault.end);
    assertEquals(disclosures, n("select count(*) from disclosure"));
    assertEquals(queueCount, n("select count(*) from call_queue"));
    assertEquals(rows, rows());
    assertEquals(0, gap.foldIn());
    as(agent, () -> this.disclosures.read(call, Section.APPOINTMENTS));
    assertFalse(trail.failing());
    assertTrue(chain.verify(n -> {}).intact());
  }

  @ParameterizedTest
  @EnumSource
  void callsGoOnFromRingToEndAndWhatTheyWouldHaveWrittenIsFoldedInLater(Fault fault) {
    CallId before = answered(agent);
    verified(before, agent);
    tamper(fault.begin);
    CallId during = answered(agent);
    record(new CallEvent.Ended(before, Instant.now(), EndCause.NORMAL));
    record(new CallEvent.Ended(during, Instant.now(), EndCause.NORMAL));
    assertFalse(calls.find(before).orElseThrow().live());
    assertFalse(calls.find(during).orElseThrow().live());
    tamper(fault.end);
    long gaps = n("select count(*) from audit_event where action = 'OPS.AUDIT_GAP'");
    assertTrue(gap.foldIn() > 0);
    assertEquals(gaps + 1, n("select count(*) from audit_event where action = 'OPS.AUDIT_GAP'"));
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'VERIFY.LEVEL' and level = 'V0' and"
                + " call_id = '"
                + before.value()
                + "'"));
    assertTrue(chain.verify(n -> {}).intact());
  }

  @Test
  void emergencyIsTakenAndWhatItOpensIsWrittenLater() {
    Actor nurse = someone(Role.NURSE);
    CallId call = answered(nurse);
    verified(call, nurse);
    String mine = "select count(*) from audit_event where call_id = '" + call.value() + "'";
    long before = n(mine);
    tamper(Fault.RIGHT_TAKEN_AWAY.begin);
    assertTrue(as(nurse, () -> verifications.emergency(call, true)).emergency());
    assertFalse(as(nurse, () -> disclosures.read(call, Section.MEDICATIONS)).lines().isEmpty());
    assertEquals(before, n(mine));
    tamper(Fault.RIGHT_TAKEN_AWAY.end);
    assertTrue(gap.foldIn() >= 2);
    assertTrue(n(mine) >= before + 2);
    assertEquals(0, gap.foldIn());
    assertTrue(chain.verify(n -> {}).intact());
  }
}
