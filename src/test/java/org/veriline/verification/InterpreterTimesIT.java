package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.agent.Agents;
import org.veriline.agent.AgentsOnCalls;
import org.veriline.agent.Consultations;
import org.veriline.call.CallEvent;
import org.veriline.call.CallEvent.Returned.Why;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.InterpreterLines;
import org.veriline.call.InterpreterTimes;
import org.veriline.call.SeatEvent;
import org.veriline.platform.Settings;
import org.veriline.testing.MovableClock;
import org.veriline.testing.ScriptedSwitch;

/** How long it takes from the agent's click until an interpreter answers, by language (TE-29). */
class InterpreterTimesIT extends WithCallers {
  @Inject Agents agents;
  @Inject AgentsOnCalls agentsOnCalls;
  @Inject Consultations consultations;
  @Inject InterpreterLines lines;
  @Inject Settings settings;
  @Inject InterpreterTimes times;

  private final Actor administrator = someone(Role.ADMINISTRATOR);
  private final Actor supervisor = someone(Role.SUPERVISOR);
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private String vietnamese = "";
  private String korean = "";

  @BeforeEach
  void twoLinesAreListed() {
    ScriptedSwitch.agree();
    vietnamese = as(administrator, () -> lines.add("Invented Interpreters", "vi", "+12125550142"));
    korean = as(administrator, () -> lines.add("Invented Interpreters", "ko", "+12125550143"));
  }

  @AfterEach
  void over() {
    MovableClock.setRight();
    as(administrator, () -> lines.end(vietnamese));
    as(administrator, () -> lines.end(korean));
    agents.endShift(agent.userId());
    ScriptedSwitch.away();
  }

  private CallId talking() {
    String seat = as(agent, () -> agents.startShift(agent.userId(), true, true)).seat();
    agentsOnCalls.follow(new SeatEvent.Registered(seat, "there", now));
    as(agent, () -> agents.ready(agent.userId()));
    CallId call = arrived();
    record(new CallEvent.Answered(call, now, seat));
    return call;
  }

  /** The click is now; who answers does so that many seconds later. */
  private void asked(CallId call, String line, Integer answersAfter) {
    as(agent, () -> consultations.askInterpreter(call, line));
    record(new CallEvent.Asked(call, now, CallView.OUTSIDE));
    if (answersAfter != null) {
      record(new CallEvent.Consulted(call, now.plusSeconds(answersAfter), CallView.OUTSIDE));
    }
    record(
        new CallEvent.Returned(
            call, now, CallView.OUTSIDE, answersAfter == null ? Why.RANG_OUT : Why.OVER));
  }

  private List<InterpreterTimes.Times> ofTheDay() {
    LocalDate today = LocalDate.ofInstant(now, settings.zone());
    return as(supervisor, () -> times.between(today, today));
  }

  private Optional<InterpreterTimes.Times> of(String language) {
    return ofTheDay().stream().filter(it -> it.language().equals(language)).findFirst();
  }

  @Test
  void timesAreThoseOfWhoAnsweredAndTheOthersCountAsAsked() {
    MovableClock.freeze(now);
    assertTrue(of("vi").isEmpty(), "nobody asked: nothing is shown");
    CallId call = talking();
    as(agent, () -> consultations.askInterpreter(call, vietnamese));
    record(new CallEvent.Asked(call, now, CallView.OUTSIDE));
    assertTrue(of("vi").isEmpty(), "it still rings");
    record(new CallEvent.Returned(call, now, CallView.OUTSIDE, Why.RANG_OUT));
    assertEquals(
        new InterpreterTimes.Times("vi", 1, 0, 0, Duration.ZERO, Duration.ZERO),
        of("vi").orElseThrow());
    for (int seconds : new int[] {600, 2, 6, 4}) {
      asked(call, vietnamese, seconds);
    }
    asked(call, korean, 9);
    asked(call, korean, null);
    assertEquals(
        new InterpreterTimes.Times("vi", 5, 4, 3, Duration.ofSeconds(5), Duration.ofSeconds(600)),
        of("vi").orElseThrow());
    assertEquals(
        new InterpreterTimes.Times("ko", 2, 1, 1, Duration.ofSeconds(9), Duration.ofSeconds(9)),
        of("ko").orElseThrow());
    LocalDate yesterday = LocalDate.ofInstant(now, settings.zone()).minusDays(1);
    assertTrue(
        as(supervisor, () -> times.between(yesterday, yesterday)).stream()
            .noneMatch(it -> it.language().equals("vi")));
    turnedAway(agent, () -> times.between(yesterday, yesterday));
  }
}
