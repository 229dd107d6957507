package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.veriline.agent.Agents;
import org.veriline.agent.AgentsOnCalls;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.EndCause;
import org.veriline.call.SeatEvent;
import org.veriline.ivr.Destination;
import org.veriline.ivr.Interludes;
import org.veriline.organisation.OrganisationKind;
import org.veriline.testing.ScriptedCaller;
import org.veriline.testing.ScriptedSwitch;

/** Tests in which the telephones of those who call for somebody else are dialled. */
abstract class WithTelephones extends WithOthers {
  static final String MAIN_NUMBER = "+15550107788";

  @Inject Agents agents;
  @Inject AgentsOnCalls agentsOnCalls;
  @Inject Interludes interludes;
  @Inject Possessions possessions;
  @Inject OthersTelephones telephones;

  String seat = "";
  String entry = "";

  @BeforeEach
  void shift() {
    ScriptedSwitch.agree();
    seat = as(agent, () -> agents.startShift(agent.userId(), true, true)).seat();
    agentsOnCalls.follow(new SeatEvent.Registered(seat, "there", Instant.now()));
    entry =
        as(officer, () -> directory.add(OrganisationKind.PROVIDER, CLINIC, MAIN_NUMBER, LONG_AGO));
  }

  @AfterEach
  void over() {
    agents.endShift(agent.userId());
    ScriptedSwitch.away();
    tamper("delete from standing_secret");
  }

  CallId talking(CallerNumber from) {
    CallId call = new CallId("it-" + UUID.randomUUID());
    record(new CallEvent.Arrived(call, Instant.now(), from));
    record(new CallEvent.Answered(call, Instant.now(), seat));
    return call;
  }

  void other(CallId call, Party party) {
    other(call, party, false);
  }

  CallId rosaCalls(CallerNumber from) {
    CallId call = talking(from);
    other(call, Party.REPRESENTATIVE);
    as(agent, () -> others.caller(call, ROSA, Kinship.CHILD));
    patient(call);
    return call;
  }

  CallId unfound() {
    CallId call = talking(CallerNumber.WITHHELD);
    other(call, Party.REPRESENTATIVE);
    as(agent, () -> others.caller(call, ROSA, Kinship.CHILD));
    return call;
  }

  String callBack(CallId call, String number) {
    telephones.callBack(call, number);
    return number;
  }

  /** The appliance dials, a person presses one there and goes on with the agent. */
  CallId calledBack(CallId first, String number, String destination) {
    var offered = as(agent, () -> telephones.numbers(first));
    assertEquals(
        List.of(number.substring(number.length() - 2)),
        offered.stream().map(it -> it.lastTwo()).toList());
    String chosen = destination == null ? offered.get(0).id() : destination;
    as(agent, () -> callBack(first, chosen));
    CallId line = line(number);
    Destination to = interludes.dialled(line, new ScriptedCaller("1"));
    assertEquals(seat, assertInstanceOf(Destination.Seat.class, to).seat());
    ScriptedSwitch.wasAsked("dismiss " + first);
    record(new CallEvent.Ended(first, Instant.now(), EndCause.NORMAL));
    record(new CallEvent.Answered(line, Instant.now(), seat));
    assertEquals(
        PossessionState.PROVEN, as(agent, () -> possessions.latest(line)).orElseThrow().state());
    return line;
  }

  static CallId line(String number) {
    String asked = ScriptedSwitch.asked(it -> it.startsWith("dial "));
    assertTrue(asked.endsWith(" " + number + " en"), asked);
    return new CallId(asked.split(" ", -1)[1]);
  }

  static int audited(CallId call, String what) {
    return Math.toIntExact(
        n("select count(*) from audit_event where call_id = '" + call.value() + "' and " + what));
  }
}
