package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.Kind;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.ivr.Caller;
import org.veriline.ivr.Destination;
import org.veriline.ivr.Interludes;
import org.veriline.ivr.Receptions;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientRef;
import org.veriline.request.Requests;
import org.veriline.script.DecisionRow;
import org.veriline.script.Need;
import org.veriline.script.ScriptDecisions;
import org.veriline.testing.MovableClock;
import org.veriline.testing.ScriptedCaller;
import org.veriline.testing.ScriptedSwitch;

/** Row 4 of the menu (12.0): a code on a number on file, and then a call about a result. */
class MenuCodesIT extends WithCallers {
  /** A weekday at noon, wherever the clinic is. */
  private static final Instant OPEN = Instant.parse("2026-12-02T18:00:00Z");

  private static final String INGRIDS_DATE_KEYED = "07291971";
  private static final String INGRIDS_TELEPHONE = "+12125550102";

  @Inject MenuCodes codes;
  @Inject ScriptDecisions decisions;
  @Inject Interludes interludes;
  @Inject Keyings keyings;
  @Inject Receptions receptions;
  @Inject AuthorityRecords records;
  @Inject Requests requests;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);

  @BeforeEach
  void theClinicIsOpenAndTheSwitchAgrees() {
    MovableClock.freeze(OPEN);
    ScriptedSwitch.agree();
  }

  @AfterEach
  void over() {
    MovableClock.setRight();
    ScriptedSwitch.away();
  }

  private static MenuCaller ingrid() {
    return new MenuCaller(INGRIDS_DATE_KEYED, INGRIDS_NUMBER);
  }

  private static CallId line() {
    String asked = ScriptedSwitch.asked(it -> it.startsWith("dial "));
    assertTrue(asked.endsWith(" " + INGRIDS_TELEPHONE + " en"), asked);
    return new CallId(asked.split(" ", -1)[1]);
  }

  private String codeHeard() {
    return MenuCaller.codeHeard(interludes, line());
  }

  private void received(CallId call, MenuCaller caller) {
    assertInstanceOf(Destination.Line.class, receptions.receive(call, caller, said -> {}));
  }

  private static int ordered(CallId call) {
    return Math.toIntExact(
        n(
            "select count(*) from request where kind = 'CALL_BACK' and team = 'NURSES'"
                + " and patient is not null and opened_by = 'system' and call_id = '"
                + call.value()
                + "'"));
  }

  private static int audited(CallId call, String what) {
    return Math.toIntExact(
        n("select count(*) from audit_event where call_id = '" + call.value() + "' and " + what));
  }

  private static String state(CallId call) {
    return text("select state from possession where call_id = '" + call.value() + "'");
  }

  private DecisionRow lastDecision(CallId call) {
    List<DecisionRow> all = as(officer, () -> decisions.of(call));
    return all.get(all.size() - 1);
  }

  @Test
  void rightCodeOrdersACallByANurseAndProvesPossessionToTheAgentAfterwards() {
    CallId call = arrived();
    MenuCaller caller = ingrid().orders(this::codeHeard);
    received(call, caller);
    assertEquals(
        List.of("result-offer", "result-calling", "ask-code", "result-ordered"),
        caller.heardSinceTheOffer());
    assertEquals("number-and-possession", lastDecision(call).row());
    assertEquals(1, ordered(call));
    assertEquals(1, audited(call, "action = 'VERIFY.FACTOR' and reason = 'menu-code-asked'"));
    assertEquals(
        1,
        audited(
            call,
            "action = 'VERIFY.FACTOR' and reason = 'code' and outcome = 'OK'"
                + " and patient is not null"));
    assertEquals(1, audited(call, "action = 'REQUEST.OPEN' and reason = 'CALL_BACK'"));
    assertEquals(
        1, audited(line(), "action = 'CALL.START' and object = 'first-call/" + call.value() + "'"));
    assertEquals(Level.V0, verifications.level(call));

    answeredBy(call, agent);
    begin(call, agent);
    assertEquals(Answer.MATCHED, as(agent, () -> verifications.nameAndBirthDate(call, INGRID, "")));
    assertEquals(Level.V2, verifications.level(call));
    as(agent, () -> verifications.need(call, Need.RECORDS));
    assertEquals("verified-privacy-open", lastDecision(call).row());
    as(agent, () -> verifications.surroundings(call, Surroundings.PRIVATE));
    assertEquals("change", lastDecision(call).row());
    assertEquals(Level.V3, verifications.level(call));
  }

  @Test
  void nurseTakesTheOrderAndReadsWhatItIsAbout() {
    CallId call = arrived();
    received(call, ingrid().orders(this::codeHeard));
    String id = text("select id from request where call_id = '" + call.value() + "'");
    Actor nurse = someone(Role.NURSE);
    as(nurse, () -> requests.take(id));
    String note = as(nurse, () -> requests.note(id)).orElseThrow().value();
    assertTrue(note.startsWith("Wants a call about a test result."), note);
  }

  @Test
  void thirdWrongCodeIsTheLastAndCountsAsOneOfTheCallsTwo() {
    CallId call = arrived();
    Deque<String> right = new ArrayDeque<>();
    MenuCaller caller =
        ingrid()
            .orders(
                () -> {
                  if (right.isEmpty()) {
                    right.add(codeHeard());
                  }
                  return right.peek().equals("111111") ? "222222" : "111111";
                });
    received(call, caller);
    assertEquals(
        List.of(
            "result-offer",
            "result-calling",
            "ask-code",
            "code-wrong",
            "ask-code",
            "code-wrong",
            "ask-code",
            "result-not-ordered"),
        caller.heardSinceTheOffer());
    assertEquals("FAILED", state(call));
    assertEquals("number", lastDecision(call).row());
    assertEquals(0, ordered(call));
    assertEquals(
        1, audited(call, "action = 'VERIFY.FACTOR' and reason = 'code' and outcome = 'FAILED'"));
    assertEquals(Keyings.CodeAnswer.OVER, keyings.code(call, right.peek()));

    answeredBy(call, agent);
    begin(call, agent);
    assertFalse(as(agent, () -> verifications.view(call)).closed());
    wrong(call, agent);
    assertTrue(as(agent, () -> verifications.view(call)).closed(), "the second of two");
  }

  @Test
  void codeIsGoodForFiveMinutes() {
    CallId call = arrived();
    MenuCaller caller =
        ingrid()
            .orders(
                () -> {
                  String code = codeHeard();
                  MovableClock.freeze(OPEN.plus(Duration.ofMinutes(5)));
                  return code;
                });
    received(call, caller);
    assertTrue(caller.heard().contains("result-not-ordered"), caller.heard()::toString);
    assertEquals("FAILED", state(call));
    assertEquals(0, ordered(call));
  }

  /** Waits, keys something meanwhile, and waits on until nobody has taken the call. */
  private static Supplier<String> inVain(Runnable atTheEnd) {
    AtomicInteger asked = new AtomicInteger();
    return () -> {
      int times = asked.incrementAndGet();
      MovableClock.freeze(OPEN.plus(Duration.ofSeconds(12L * times)));
      if (times == 3) {
        atTheEnd.run();
      }
      return times == 2 ? "123456" : "";
    };
  }

  private List<String> triedInVain(CallId call, MenuCaller caller, Runnable atTheEnd) {
    MovableClock.freeze(OPEN);
    received(call, caller.orders(inVain(atTheEnd)));
    assertEquals("NOT_REACHED", state(call));
    assertEquals(0, ordered(call));
    assertEquals(0, n("select failures from verification where call_id = '" + call.value() + "'"));
    return caller.heardSinceTheOffer();
  }

  @Test
  void whereNoNumberMayBeDialledTheCallerHearsWhatIsHeardWhereNobodyTakesTheCall()
      throws IOException {
    List<String> nobodyThere =
        triedInVain(arrived(), ingrid(), () -> interludes.dialled(line(), new ScriptedCaller()));
    assertEquals(
        List.of(
            "result-offer",
            "result-calling",
            "ask-code",
            "ask-code",
            "code-wrong",
            "ask-code",
            "result-not-ordered"),
        nobodyThere);

    ScriptedSwitch.agree();
    CallId fromThere = new CallId("it-" + UUID.randomUUID());
    record(new CallEvent.Arrived(fromThere, Instant.now(), new CallerNumber(INGRIDS_TELEPHONE)));
    assertEquals(nobodyThere, triedInVain(fromThere, ingrid(), () -> {}), "the number in use");
    assertEquals(1, audited(fromThere, "reason = 'menu-code-nowhere'"));

    MovableClock.freeze(OPEN.minusSeconds(60));
    PatientRef ingrid =
        new PatientRef(
            text("select patient from possession where call_id = '" + fromThere.value() + "'"));
    as(
        officer,
        () ->
            records.propose(
                ingrid,
                new AuthorityRecords.Wish(
                    Kind.PREFERENCE,
                    Map.of("number", INGRIDS_TELEPHONE, "allowed", "no", "message", "NONE"),
                    null)));
    try {
      assertEquals(nobodyThere, triedInVain(arrived(), ingrid(), () -> {}), "ruled out");
    } finally {
      tamper("delete from authority_record where patient = '" + ingrid.value() + "'");
    }

    String line = "MC-1,Larkspur,Nonumber,1953-02-03,9172277,,1 Elm Row\n";
    try (var in =
        new ByteArrayInputStream(
            ("record_number,family,given,birth_date,keypad_number,phone,address\n" + line)
                .getBytes(StandardCharsets.UTF_8))) {
      patients.runAs(Actor.SYSTEM, in, ImportFormat.CSV, bytes -> {});
    }
    assertEquals(
        nobodyThere,
        triedInVain(arrived(), new MenuCaller("02031953", "9172277"), () -> {}),
        "none on file");
    assertFalse(
        ScriptedSwitch.asked().stream().anyMatch(it -> it.startsWith("dial ")), "nothing rang");
  }

  @Test
  void lockedRecordIsOfferedNothingAndOneThatIsLockedMeanwhileGetsNothing() {
    CallId meanwhile = arrived();
    MenuCaller caller =
        ingrid()
            .orders(
                () -> {
                  String code = codeHeard();
                  lock(INGRID, INGRIDS_BIRTH_DATE);
                  return code;
                });
    received(meanwhile, caller);
    assertTrue(caller.heard().contains("result-not-ordered"), caller.heard()::toString);
    assertEquals("locked", lastDecision(meanwhile).row());
    assertEquals(0, ordered(meanwhile));

    CallId after = arrived();
    MenuCaller late = ingrid().orders(() -> "");
    late.triesTwice();
    received(after, late);
    assertEquals(List.of(), late.heardSinceTheOffer());
    assertTrue(late.heard().contains("not-identified"), late.heard()::toString);
    refused("step-not-yet", () -> asked(after));
  }

  @Test
  void whoHangsUpOrGoesBackOrdersNothingAndTheCodeIsOver() {
    CallId call = arrived();
    MenuCaller caller =
        ingrid()
            .orders(
                () -> {
                  throw new Caller.Gone("hung up");
                });
    assertThrows(Caller.Gone.class, () -> receptions.receive(call, caller, said -> {}));
    assertEquals("OVER", state(call));

    CallId back = arrived();
    MenuCaller star = ingrid().orders(() -> "*");
    received(back, star);
    assertTrue(star.heard().contains("result-not-ordered"), star.heard()::toString);
    assertEquals("OVER", state(back));
    assertEquals(0, ordered(back));
  }

  @Test
  void nobodyIsDialledForWhoKeyedNothingRightOrIsWithAPerson() {
    CallId unknown = arrived();
    refused("step-not-yet", () -> asked(unknown));
    CallId call = arrived();
    received(call, ingrid());
    answeredBy(call, agent);
    begin(call, agent);
    refused("step-not-yet", () -> asked(call));
  }

  private String asked(CallId call) {
    codes.ask(call);
    return "";
  }
}
