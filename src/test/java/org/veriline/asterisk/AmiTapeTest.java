package org.veriline.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.veriline.call.CallEvent;
import org.veriline.call.EndCause;
import org.veriline.call.SwitchEvent;

/** Calls as Asterisk 22 told them, from the wire to our words. */
class AmiTapeTest {

  private static List<String> kinds(List<SwitchEvent> events) {
    return events.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  @Test
  void answeredCallGoesFromArrivedToEnded() throws Exception {
    List<SwitchEvent> events = Tape.play("answered");
    assertEquals(
        List.of("Arrived", "Queued", "Offered", "Answered", "Released", "Ended"), kinds(events));
    assertEquals("seat001", ((CallEvent.Answered) events.get(3)).seat());
    assertEquals("general", ((CallEvent.Queued) events.get(1)).queue());
  }

  @Test
  void reloadOfThePageReleasesTheCallerAndBringsTheAgentBack() throws Exception {
    List<SwitchEvent> events = Tape.play("page-reloaded");
    assertEquals(
        List.of(
            "Arrived",
            "Queued",
            "Offered",
            "Answered",
            "Vanished",
            "Released",
            "Registered",
            "Registered",
            "AgentBack",
            "Ended",
            "Released"),
        kinds(events));
  }

  /** Each was originated and refused, or rang, as the name of its channel says. */
  @Test
  void callsThatWereRefusedBeforeTheyRangWereNotDialled() throws Exception {
    Map<String, EndCause> causes = new TreeMap<>();
    for (SwitchEvent event : Tape.play("dialled")) {
      if (event instanceof CallEvent.Ended ended) {
        causes.put(ended.call().value(), ended.cause());
      }
    }
    assertEquals(
        Map.of(
            "out-busy",
            EndCause.NORMAL,
            "out-rings",
            EndCause.NORMAL,
            "out-rang-then-34",
            EndCause.NORMAL,
            "out-unknown",
            EndCause.NORMAL,
            "out-congestion",
            EndCause.NOT_DIALLED,
            "out-rejected",
            EndCause.NOT_DIALLED,
            "out-down",
            EndCause.NOT_DIALLED),
        causes);
  }

  @Test
  void everythingSaidOfACallBearsItsNameAndTheSwitchsClock() throws Exception {
    for (String tape : List.of("answered", "page-reloaded")) {
      List<CallEvent> events =
          Tape.play(tape).stream()
              .filter(CallEvent.class::isInstance)
              .map(CallEvent.class::cast)
              .toList();
      assertEquals(1, events.stream().map(CallEvent::call).distinct().count());
      assertTrue(
          IntStream.range(1, events.size())
              .noneMatch(i -> events.get(i).at().isBefore(events.get(i - 1).at())));
    }
  }
}
