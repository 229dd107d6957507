package org.veriline.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.util.ThreadContext;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.Calls;
import org.veriline.call.EndCause;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.ivr.Interludes;
import org.veriline.patient.DataClass;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientImport;
import org.veriline.platform.Refusal;
import org.veriline.privacy.Disclosures;
import org.veriline.script.Need;
import org.veriline.testing.InPayara;
import org.veriline.testing.ScriptedCaller;
import org.veriline.testing.ScriptedSwitch;
import org.veriline.verification.Answer;
import org.veriline.verification.Possessions;
import org.veriline.verification.RedFlag;
import org.veriline.verification.RedFlags;
import org.veriline.verification.ScriptView;
import org.veriline.verification.Verifications;

/**
 * Two thousand callers against the deployed application: a thousand who know what relatives and
 * data thieves know, and a thousand patients who are heard and typed as people are. Late, for so
 * many callers leave locks and namesakes behind.
 */
@Order(Integer.MAX_VALUE - 1)
class CallersCorpusIT extends InPayara {
  static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  private static final long SEED = 20_261_124;
  private static final int CALLERS = 1_000;
  private static final int DESKS = 16;
  private static final Population POPULATION = new Population(SEED, CALLERS, TODAY);
  private static boolean imported;

  @Inject Calls calls;
  @Inject Disclosures disclosures;
  @Inject PatientImport patients;
  @Inject Interludes interludes;
  @Inject Possessions possessions;
  @Inject RedFlags flags;
  @Inject Verifications verifications;

  /** What a caller reached, and by what. */
  private record Reached(String how, Level level, boolean hears) {}

  @Test
  void noPretextCallerHearsAnythingAboutAPatient() throws Exception {
    List<Reached> all =
        onDesks(
            PretextCaller.of(POPULATION, SEED).stream()
                .map(caller -> (Desk) agent -> pretext(caller, agent))
                .toList());
    print("pretext", all);
    assertEquals(CALLERS, all.size());
    assertEquals(0, all.stream().filter(Reached::hears).count());
    assertEquals(0, all.stream().filter(it -> it.level().atLeast(Level.V2)).count());
  }

  @Test
  void truthfulCallersReachTheSecondLevel() throws Exception {
    List<Reached> all =
        onDesks(
            TruthfulCaller.of(POPULATION, SEED).stream()
                .map(caller -> (Desk) agent -> truthful(caller, agent))
                .toList());
    print("truthful", all);
    long verified = all.stream().filter(it -> it.level().atLeast(Level.V2)).count();
    assertEquals(CALLERS, all.size());
    assertTrue(verified >= CALLERS * 97 / 100, () -> verified + " of " + CALLERS);
  }

  private Reached pretext(PretextCaller caller, Actor agent) {
    CallId call = arrived("pretext", caller.victim());
    if (caller.trick() == PretextCaller.Trick.KEYS_FIRST) {
      for (String digits :
          List.of(caller.victim().phone().substring(2), "00" + caller.victim().lastFour())) {
        verifications.proveByKeypad(call, caller.victim().birthDate(), digits);
      }
    }
    answeredBy(call, agent);
    for (RedFlag flag : caller.noticed()) {
      as(agent, () -> flags.set(call, flag));
    }
    as(
        agent,
        () ->
            said(
                () ->
                    verifications.nameAndBirthDate(
                        call, caller.victim().fullName(), caller.victim().birthDate().toString())));
    if (caller.trick() == PretextCaller.Trick.INVENTS_PASS_PHRASE) {
      as(agent, () -> said(() -> verifications.answer(call, "pass-phrase", "blue heron")));
    }
    answerAll(call, agent, Locale.ENGLISH, question -> caller.answer(question, POPULATION));
    if (caller.trick() == PretextCaller.Trick.CHANGES_FIRST) {
      wants(call, agent, Need.CONTACT_CHANGE);
    }
    boolean hears = false;
    for (Need need : List.of(Need.APPOINTMENT, Need.CLINICAL, Need.BILLING, Need.SENSITIVE)) {
      wants(call, agent, need);
      answerAll(call, agent, Locale.ENGLISH, question -> caller.answer(question, POPULATION));
      hears |= hears(as(agent, () -> verifications.view(call)));
    }
    Level level = verifications.reached(call);
    calls.record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
    return new Reached(caller.trick().name(), level, hears);
  }

  private Reached truthful(TruthfulCaller caller, Actor agent) {
    CallId call = arrived("truthful", null);
    answeredBy(call, agent);
    if (!matched(call, agent, caller.language(), caller.name(), caller.birthDate())
        && !matched(
            call, agent, caller.language(), caller.nameSpelled(), caller.birthDateAgain())) {
      return new Reached("not found", verifications.reached(call), false);
    }
    answerAll(call, agent, caller.language(), caller::answer);
    ScriptView view = as(agent, () -> verifications.view(call));
    String how = view.closed() ? "closed" : "by answers";
    if (!view.closed() && !view.level().atLeast(Level.V2) && caller.hasTelephone()) {
      how = "by code";
      keyCode(call, agent, caller.telephone());
    }
    Level level = verifications.reached(call);
    calls.record(new CallEvent.Ended(call, Instant.now(), EndCause.NORMAL));
    return new Reached(how, level, false);
  }

  /** The agent has a code spoken into the telephone on file; who holds it keys it in the call. */
  private void keyCode(CallId call, Actor agent, String telephone) {
    as(agent, () -> possessions.code(call, destination(call, agent, telephone)));
    String dialled =
        ScriptedSwitch.asked(it -> it.startsWith("dial ") && it.contains(" " + telephone + " "));
    ScriptedCaller there = new ScriptedCaller("1");
    interludes.dialled(new CallId(dialled.split(" ", -1)[1]), there);
    interludes.keypad(call, new ScriptedCaller("", there.code()));
  }

  private String destination(CallId call, Actor agent, String telephone) {
    return as(agent, () -> possessions.destinations(call)).stream()
        .filter(it -> telephone.endsWith(it.lastTwo()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private boolean matched(CallId call, Actor agent, Locale typed, String name, String birthDate) {
    return as(agent, () -> said(() -> verifications.nameAndBirthDate(call, typed, name, birthDate)))
        == Answer.MATCHED;
  }

  /** What a caller says when asked; empty when they do not know. */
  private interface Answering {
    String to(String question);
  }

  private void answerAll(CallId call, Actor agent, Locale typed, Answering answering) {
    for (int i = 0; i < 6; i++) {
      ScriptView.Question question = as(agent, () -> verifications.view(call)).question();
      if (question == null || question.input() != ScriptView.Input.TEXT) {
        return;
      }
      String answer = answering.to(question.id());
      as(
          agent,
          () ->
              answer.isEmpty()
                  ? verifications.cannotAnswer(call, question.id())
                  : said(() -> verifications.answer(call, typed, question.id(), answer)));
    }
  }

  private void wants(CallId call, Actor agent, Need need) {
    as(agent, () -> said(() -> verifications.need(call, need)));
    as(agent, () -> said(() -> verifications.surroundings(call, Surroundings.PRIVATE)));
  }

  /** Nothing of it is refused to a caller who has not asked for it yet: any open section counts. */
  private static boolean hears(ScriptView view) {
    return view.sections().stream()
        .anyMatch(it -> it.open() && it.section().dataClass().compareTo(DataClass.D2) >= 0);
  }

  /** What the script refuses is refused, and the caller tries the next thing. */
  private static <T> T said(Callable<T> deed) throws Exception {
    try {
      return deed.call();
    } catch (Exception wrapped) {
      for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
        if (cause instanceof Refusal) {
          return null;
        }
      }
      throw wrapped;
    }
  }

  private CallId arrived(String kind, Invented from) {
    CallId call = new CallId("corpus-" + kind + "-" + java.util.UUID.randomUUID());
    CallerNumber number = from == null ? new CallerNumber("+13105550100") : CallerNumber.WITHHELD;
    calls.record(new CallEvent.Arrived(call, Instant.now(), number));
    return call;
  }

  private void answeredBy(CallId call, Actor agent) {
    calls.record(new CallEvent.Answered(call, Instant.now(), "seat001"));
    calls.answeredBy(call, agent.userId());
    as(agent, () -> disclosures.mySideIsPrivate(true));
    as(agent, () -> verifications.view(call));
    as(agent, () -> verifications.emergency(call, false));
    as(agent, () -> verifications.about(call, true));
  }

  /** One call at a desk. */
  private interface Desk {
    Reached take(Actor agent) throws Exception;
  }

  private List<Reached> onDesks(List<Desk> work)
      throws InterruptedException, ExecutionException, IOException {
    // Before the import: a thread keeps the transaction its creator was last in.
    ThreadPoolExecutor desks =
        new ThreadPoolExecutor(DESKS, DESKS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    desks.prestartAllCoreThreads();
    arePatientsThere();
    ScriptedSwitch.agree();
    SecurityManager accessRules = SecurityUtils.getSecurityManager();
    ConcurrentLinkedQueue<Desk> waiting = new ConcurrentLinkedQueue<>(work);
    List<Future<List<Reached>>> shifts = new ArrayList<>();
    for (int desk = 0; desk < DESKS; desk++) {
      shifts.add(
          desks.submit(
              () -> {
                ThreadContext.bind(accessRules);
                Actor agent = someone(Role.AGENT);
                List<Reached> reached = new ArrayList<>();
                for (Desk next = waiting.poll(); next != null; next = waiting.poll()) {
                  reached.add(next.take(agent));
                }
                return reached;
              }));
    }
    List<Reached> all = new ArrayList<>();
    for (Future<List<Reached>> shift : shifts) {
      all.addAll(shift.get());
    }
    desks.shutdown();
    ScriptedSwitch.away();
    return all;
  }

  private void arePatientsThere() throws IOException {
    if (!imported) {
      try (InputStream in = POPULATION.ndjson()) {
        var report = patients.runAs(Actor.SYSTEM, in, ImportFormat.NDJSON, bytes -> {});
        assertEquals(0, report.refused(), () -> report.lines().toString());
      }
      imported = true;
    }
  }

  private static void print(String corpus, List<Reached> all) {
    Map<String, Integer> counts = new TreeMap<>();
    all.forEach(it -> counts.merge(it.how() + " " + it.level(), 1, Integer::sum));
    System.out.println("corpus " + corpus + ": " + counts);
  }
}
