package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;
import org.veriline.script.Need;
import org.veriline.script.ScriptKind;
import org.veriline.script.VerificationScript;

class VerificationTest {
  private static final PatientRef ANY = new PatientRef("a-patient");
  private static final VerificationScript SCRIPT = VerificationScript.first(ScriptKind.IN_PATIENT);

  private final Verification call = new Verification("call", "id", SCRIPT, Instant.EPOCH);

  @Test
  void stepsComeInOrderAndNoneIsSkipped() {
    call.takenBy("agent");
    assertEquals(Step.EMERGENCY, call.step());
    refused("step-not-yet", () -> call.about(true));
    refused("step-not-yet", () -> call.identified(ANY));
    refused("step-not-yet", () -> call.need(Need.CLINICAL));
    call.emergency(false);
    assertEquals(Step.ABOUT, call.step());
    refused("step-not-yet", () -> call.identified(ANY));
    call.about(true);
    assertEquals(Step.IDENTITY, call.step());
    refused("step-not-yet", () -> call.answered("number", true));
    call.identified(ANY);
    call.proofs().third().ask("visit-month");
    assertEquals(Step.THIRD_FACTOR, call.step());
    refused("step-not-yet", () -> call.need(Need.CLINICAL));
    refused("step-not-yet", () -> call.surroundings(Surroundings.PRIVATE));
    call.answered("visit-month", true);
    rightAbout("vaccine-month");
    call.proofs().third().ask("visit-provider");
    assertEquals(Step.THIRD_FACTOR, call.step());
    refused("step-not-yet", () -> call.need(Need.CLINICAL));
    call.answered("visit-provider", true);
    assertEquals(Step.NEED, call.step());
    refused("step-not-yet", () -> call.surroundings(Surroundings.PRIVATE));
    call.need(Need.CLINICAL);
    assertEquals(Step.SURROUNDINGS, call.step());
    call.surroundings(Surroundings.PRIVATE);
    assertEquals(Step.READ_OUT, call.step());
    assertEquals(Level.V2, level());
  }

  @Test
  void aSecondWrongAnswerInACallEndsVerificationWhateverWasAskedFirst() {
    begin();
    call.notIdentified();
    assertFalse(call.proofs().attempts().closed());
    assertEquals(Answer.NOT_MATCHED, call.proofs().lastAnswer());
    call.identified(ANY);
    call.proofs().third().ask("number");
    call.answered("number", false);
    assertTrue(call.proofs().attempts().closed());
    assertEquals(Level.V0, level());
    refused("step-not-yet", () -> call.answered("claim", true));
  }

  @Test
  void twoFailuresOnTheKeypadCountAsOneOfTheTwo() {
    call.proofs().keypadFailed(null);
    assertTrue(call.proofs().mayTryKeypad());
    call.proofs().keypadFailed(null);
    assertFalse(call.proofs().mayTryKeypad());
    assertFalse(call.proofs().attempts().closed());
    begin();
    call.notIdentified();
    assertTrue(call.proofs().attempts().closed());
  }

  @Test
  void whatWasProvenByKeypadLeavesOnlyTheNameToAsk() {
    call.proofs().provenByKeypad(ANY);
    begin();
    assertEquals(Step.IDENTITY, call.step());
    assertEquals(Level.V0, level());
    assertEquals("ask-name", view().saying());
    call.identified(ANY);
    assertEquals(Step.NEED, call.step());
    assertEquals(Level.V2, level());
  }

  @Test
  void aQuestionIsAnsweredOnce() {
    begin();
    call.identified(ANY);
    call.proofs().third().ask("visit-month");
    call.answered("visit-month", false);
    call.proofs().third().ask("number");
    refused("question-already-asked", () -> call.answered("visit-month", true));
  }

  @Test
  void oneAndTwoEventsProveNothingAndThreeDo() {
    begin();
    call.identified(ANY);
    rightAbout("visit-month");
    assertEquals(2, call.proofs().third().eventsLacking());
    assertEquals(Answer.MATCHED, call.proofs().lastAnswer());
    assertEquals(Level.V1, level());
    rightAbout("vaccine-month");
    assertEquals(1, call.proofs().third().eventsLacking());
    assertEquals(Level.V1, level());
    rightAbout("visit-provider");
    assertEquals(Level.V2, level());
  }

  @Test
  void aWrongThirdEventLeavesTheFirstTwoWorthless() {
    begin();
    call.identified(ANY);
    rightAbout("visit-month");
    rightAbout("vaccine-month");
    call.proofs().third().ask("visit-provider");
    call.answered("visit-provider", false);
    assertEquals(Level.V1, level());
    assertFalse(call.proofs().attempts().closed());
    call.proofs().third().ask("number");
    call.answered("number", true);
    assertEquals(Level.V2, level());
  }

  @Test
  void eventsOfAnEarlierPartOfTheCallDoNotCountForTheNext() {
    begin();
    call.identified(ANY);
    rightAbout("visit-month");
    rightAbout("vaccine-month");
    call.about(false);
    call.about(true);
    call.identified(ANY);
    assertEquals(3, call.proofs().third().eventsLacking());
  }

  @Test
  void eventsAreAskedAboutOnlyWhereThreeCanBeAnsweredAndOneMayBeForgotten() {
    Set<String> three = Set.of("visit-month", "visit-provider", "vaccine-month");
    Set<String> five =
        Set.of(
            "visit-month",
            "visit-provider",
            "vaccine-month",
            "prescription-month",
            "appointment-date");
    assertFalse(Questions.enough(Set.of("visit-month", "visit-provider"), Set.of(), 3));
    assertTrue(Questions.enough(three, Set.of(), 3));
    assertTrue(Questions.enough(three, Set.of("visit-month", "vaccine-month"), 1));
    assertFalse(Questions.enough(three, Set.of("visit-month"), 3));
    assertTrue(Questions.enough(five, Set.of("visit-month"), 3));
    assertFalse(Questions.enough(five, Set.of("visit-month", "vaccine-month"), 3));
    assertTrue(Questions.enough(five, Set.of("visit-month", "number"), 3));
  }

  private void rightAbout(String event) {
    call.proofs().third().ask(event);
    call.answered(event, true);
  }

  @Test
  void aChangeOfMindAboutWhomTheCallIsDoesNotBringAQuestionBack() {
    begin();
    call.identified(ANY);
    call.proofs().third().ask("visit-month");
    call.cannotAnswer("visit-month");
    call.about(false);
    call.about(true);
    call.identified(ANY);
    assertEquals(Set.of("visit-month"), call.proofs().third().spent());
    call.proofs().third().ask("visit-month");
    refused("question-already-asked", () -> call.answered("visit-month", true));
  }

  @Test
  void theLevelFallsWhenTheAgentsPartIsOverAndAttemptsStay() {
    verified();
    call.need(Need.CLINICAL);
    call.surroundings(Surroundings.PRIVATE);
    call.part().reached(level());
    call.fall();
    assertEquals(Level.V0, level());
    assertEquals(Level.V2, call.part().reached());
    assertEquals(ANY, call.lastProvenBy("agent").orElseThrow());
    assertTrue(call.lastProvenBy("another").isEmpty());
    call.takenBy("another");
    assertEquals(Step.EMERGENCY, call.step());
    assertTrue(call.patient().proven().isEmpty());
    begin();
    call.notIdentified();
    call.notIdentified();
    assertTrue(call.proofs().attempts().closed());
  }

  @Test
  void theSameAgentKeepsTheLevelAfterAReload() {
    verified();
    call.takenBy("agent");
    assertEquals(Level.V2, level());
  }

  @Test
  void somebodyCameInIsHeardAtOnceAndClosesWhatWasOpen() {
    verified();
    call.need(Need.CLINICAL);
    call.surroundings(Surroundings.PRIVATE);
    assertTrue(SCRIPT.rowFor(Bearings.situation(call)).allowance().covers(section()));
    call.surroundings(Surroundings.NOT_PRIVATE);
    assertFalse(SCRIPT.rowFor(Bearings.situation(call)).allowance().covers(section()));
  }

  @Test
  void whoCallsForSomebodyElseIsNotVerifiedByThisScript() {
    call.takenBy("agent");
    call.emergency(false);
    call.about(false);
    assertEquals("someone-else", view().saying());
    assertNull(view().question());
    refused("step-not-yet", () -> call.identified(ANY));
  }

  @Test
  void afterAWrongAnswerTheViewIsTheSameWhateverWasWrong() {
    begin();
    call.notIdentified();
    ScriptView first = view();
    Verification other = new Verification("other", "id", SCRIPT, Instant.EPOCH);
    other.takenBy("agent");
    other.emergency(false);
    other.about(true);
    other.notIdentified();
    assertEquals(first, Views.view(other, SCRIPT.rowFor(Bearings.situation(other)), Map.of()));
    assertEquals("ask-name-and-birth-date", first.saying());
  }

  @Test
  void theSystemChoosesTheQuestionAndNeverRepeatsOne() {
    Set<String> all =
        Set.of(
            "visit-month", "visit-provider", "vaccine-month", "prescription-month", "pass-phrase");
    Set<String> first = new TreeSet<>();
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 500; i++) {
      String one = Questions.next(all, Set.of(), null, random).orElseThrow();
      String two = Questions.next(all, Set.of(one), null, random).orElseThrow();
      String three = Questions.next(all, Set.of(one, two), null, random).orElseThrow();
      String four = Questions.next(all, Set.of(one, two, three), null, random).orElseThrow();
      Set<String> asked = new TreeSet<>(List.of(one, two));
      assertTrue(asked.size() == 2 && asked.add(three) && asked.add(four), asked::toString);
      assertEquals("number", Questions.next(all, asked, null, random).orElseThrow());
      first.add(one);
    }
    assertEquals(all, first);
    assertTrue(Questions.next(Set.of(), Set.of("number"), null, random).isEmpty());
    assertEquals(
        List.of("claim", "pass-phrase"), Questions.instead("visit-month", Set.of("number")));
  }

  @Test
  void whatFailedLastIsNotTheNextQuestionOfTheNextCall() {
    Set<String> all = Set.of("visit-month", "visit-provider", "vaccine-month");
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < 200; i++) {
      assertFalse(
          Questions.next(all, Set.of(), "visit-month", random).orElseThrow().equals("visit-month"));
    }
    assertEquals(
        "visit-month",
        Questions.next(Set.of("visit-month"), Set.of(), "visit-month", random).orElseThrow());
  }

  @Test
  void aCallCountsAsFailedOnceAndAlsoWhenTheCallerHangsUpAfterOneWrongAnswer() {
    begin();
    assertFalse(call.countsAsFailed());
    call.identified(ANY);
    call.proofs().third().ask("number");
    call.answered("number", false);
    assertTrue(call.countsAsFailed());
    assertEquals(ANY, call.patient().failedAt().orElseThrow());
    call.proofs().attempts().counted();
    assertFalse(call.countsAsFailed());
  }

  @Test
  void aTypingErrorBeforeTheRightAnswerIsNoFailedCall() {
    begin();
    call.notIdentified();
    call.identified(ANY);
    call.proofs().third().ask("number");
    call.answered("number", true);
    call.part().reached(level());
    assertFalse(call.countsAsFailed());
  }

  @Test
  void anEmergencyFindsTheRecordAlsoInAClosedCall() {
    begin();
    call.notIdentified();
    call.notIdentified();
    refused("step-not-yet", () -> call.identified(ANY));
    call.emergency(true);
    call.identified(ANY);
    assertEquals(ANY, call.patient().proven().orElseThrow());
    call.emergency(false);
    assertEquals(Level.V0, level());
    refused("step-not-yet", () -> call.answered("number", true));
  }

  private void begin() {
    call.takenBy("agent");
    call.emergency(false);
    call.about(true);
  }

  private void verified() {
    begin();
    call.identified(ANY);
    call.proofs().third().ask("number");
    call.answered("number", true);
  }

  private Level level() {
    return SCRIPT.rowFor(Bearings.situation(call)).level();
  }

  private ScriptView view() {
    return Views.view(call, SCRIPT.rowFor(Bearings.situation(call)), Map.of());
  }

  private static org.veriline.patient.Section section() {
    return org.veriline.patient.Section.APPOINTMENTS;
  }

  private static void refused(String id, Executable deed) {
    assertEquals(id, assertThrows(Refusal.class, deed).id());
  }
}
