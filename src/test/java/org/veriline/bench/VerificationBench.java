package org.veriline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.mgt.SecurityManager;
import org.apache.shiro.util.ThreadContext;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.Calls;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientImport;
import org.veriline.privacy.Disclosures;
import org.veriline.testing.InPayara;
import org.veriline.verification.Answer;
import org.veriline.verification.UnpacedAnswers;
import org.veriline.verification.Verifications;

/**
 * Fifty agents verify callers, each with one to three seconds between two answers. Measured is what
 * the server does for an answer: compare, write down, show the next question.
 */
class VerificationBench extends InPayara {
  private static final int AGENTS = 50;
  private static final int CALLS_EACH = 6;
  private static final int PATIENTS = 1000;

  @Inject Calls calls;
  @Inject Disclosures disclosures;
  @Inject PatientImport patients;
  @Inject UnpacedAnswers answers;
  @Inject Verifications verifications;

  @Test
  void verification() throws Exception {
    // Before the import: a thread keeps the transaction its creator was last in.
    ThreadPoolExecutor desks =
        new ThreadPoolExecutor(
            AGENTS, AGENTS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<Runnable>());
    desks.prestartAllCoreThreads();
    try (InputStream in = ManyPatients.ndjson(0, PATIENTS)) {
      assertEquals(0, patients.runAs(Actor.SYSTEM, in, ImportFormat.NDJSON, b -> {}).refused());
    }
    SecurityManager accessRules = SecurityUtils.getSecurityManager();
    List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    List<Future<?>> all = new ArrayList<>();
    long began = System.nanoTime();
    for (int agent = 0; agent < AGENTS; agent++) {
      int desk = agent;
      all.add(desks.submit(() -> work(desk, accessRules, millis)));
    }
    for (Future<?> one : all) {
      one.get();
    }
    desks.shutdown();
    double p95 = Table.p95(millis);
    Table.line(
        "verification",
        "verification answer, server side, 50 agents at work",
        "p95 at most 50 ms",
        "p95 %.0f ms (%d answers, %.0f a second)"
            .formatted(p95, millis.size(), millis.size() * 1000 / Table.millisSince(began)),
        p95 <= 50,
        "processors: fifty desks share them with the database");
  }

  private Void work(int desk, SecurityManager accessRules, List<Double> millis)
      throws InterruptedException {
    ThreadContext.bind(accessRules);
    Actor agent = someone(Role.AGENT);
    Random pauses = new Random(desk);
    as(agent, () -> disclosures.mySideIsPrivate(true));
    for (int i = 0; i < CALLS_EACH; i++) {
      int patient = (desk * CALLS_EACH + i) % PATIENTS;
      CallId call = new CallId("bench-%d-%d".formatted(desk, i));
      calls.record(new CallEvent.Arrived(call, Instant.now(), CallerNumber.WITHHELD));
      calls.record(new CallEvent.Answered(call, Instant.now(), "seat001"));
      calls.answeredBy(call, agent.userId());
      as(agent, () -> verifications.view(call));
      as(agent, () -> verifications.emergency(call, false));
      as(agent, () -> verifications.about(call, true));
      pause(pauses);
      timed(
          millis,
          call,
          agent,
          () ->
              answers.nameAndBirthDate(
                  call,
                  "Quentin " + ManyPatients.familyOf(patient),
                  ManyPatients.birthDateOf(patient)));
      pause(pauses);
      timed(millis, call, agent, () -> answers.number(call, ManyPatients.recordNumberOf(patient)));
      pause(pauses);
    }
    return null;
  }

  private void timed(List<Double> millis, CallId call, Actor agent, Callable<Answer> answer) {
    long began = System.nanoTime();
    Answer given = as(agent, answer);
    as(agent, () -> verifications.view(call));
    millis.add(Table.millisSince(began));
    assertEquals(Answer.MATCHED, given);
  }

  private static void pause(Random pauses) throws InterruptedException {
    Thread.sleep(1000 + pauses.nextInt(2000));
  }
}
