package org.veriline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.authority.Kind;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.Calls;
import org.veriline.decision.Surroundings;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientImport;
import org.veriline.patient.PatientLocks;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.privacy.Disclosures;
import org.veriline.script.Need;
import org.veriline.testing.InPayara;
import org.veriline.verification.Answer;
import org.veriline.verification.RedFlag;
import org.veriline.verification.RedFlags;
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

  @Inject AuthorityRecords records;
  @Inject Calls calls;
  @Inject Disclosures disclosures;
  @Inject PatientImport patients;
  @Inject PatientLocks locks;
  @Inject Patients known;
  @Inject RedFlags flags;
  @Inject UnpacedAnswers answers;
  @Inject Verifications verifications;

  private final Actor proposer = someone(Role.SENIOR_AGENT);
  private final Actor approver = someone(Role.PRIVACY_OFFICER);
  private double perSecond;

  @Test
  void verification() throws Exception {
    List<Double> millis = measure(0, false);
    double p95 = Table.p95(millis);
    Table.line(
        "verification",
        "verification answer, server side, 50 agents at work",
        "p95 at most 50 ms",
        "p95 %.0f ms (%d answers, %.0f a second)".formatted(p95, millis.size(), perSecond),
        p95 <= 50,
        "processors: fifty desks share them with the database");
  }

  @Test
  void verificationWithRecords() throws Exception {
    List<Double> millis = measure(PATIENTS / 2, true);
    double p95 = Table.p95(millis);
    Table.line(
        "verification",
        "the same with a representative, an agreement and a restriction on each record, a flag in each call, each tenth record locked",
        "p95 at most 80 ms",
        "p95 %.0f ms (%d answers, %.0f a second)".formatted(p95, millis.size(), perSecond),
        p95 <= 80,
        "processors: fifty desks share them with the database");
  }

  private List<Double> measure(int first, boolean withRecords) throws Exception {
    // Before the import: a thread keeps the transaction its creator was last in.
    ThreadPoolExecutor desks =
        new ThreadPoolExecutor(
            AGENTS, AGENTS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<Runnable>());
    desks.prestartAllCoreThreads();
    try (InputStream in = ManyPatients.ndjson(first, AGENTS * CALLS_EACH)) {
      assertEquals(0, patients.runAs(Actor.SYSTEM, in, ImportFormat.NDJSON, b -> {}).refused());
    }
    if (withRecords) {
      for (int i = 0; i < AGENTS * CALLS_EACH; i++) {
        keepRecords(first + i);
      }
    }
    SecurityManager accessRules = SecurityUtils.getSecurityManager();
    List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    List<Future<?>> all = new ArrayList<>();
    long began = System.nanoTime();
    for (int agent = 0; agent < AGENTS; agent++) {
      int desk = agent;
      all.add(desks.submit(() -> work(first, desk, withRecords, accessRules, millis)));
    }
    for (Future<?> one : all) {
      one.get();
    }
    desks.shutdown();
    perSecond = millis.size() * 1000 / Table.millisSince(began);
    return millis;
  }

  private void keepRecords(int number) {
    PatientRef patient =
        known
            .match("Quentin " + ManyPatients.familyOf(number), ManyPatients.birthDateOf(number))
            .orElseThrow();
    for (Wish wish :
        List.of(
            new Wish(
                Kind.REPRESENTATIVE,
                Map.of(
                    "given", "Rosa",
                    "family", "Quintero",
                    "birth_date", "1960-02-03",
                    "basis", "GUARDIAN",
                    "scope", "CLINICAL LOGISTICS",
                    "document_hash", "a".repeat(64),
                    "document_seen_by", "records",
                    "document_seen_on", "2026-01-02"),
                null),
            new Wish(
                Kind.AGREEMENT,
                Map.of(
                    "given", "Milo", "family", "Faraday", "scope", "CLINICAL", "manner", "AGREED"),
                null),
            new Wish(Kind.RESTRICTION, Map.of("sections", "VISITS"), null))) {
      String id = as(proposer, () -> records.propose(patient, wish));
      as(approver, () -> records.approve(id));
    }
    if (isLocked(number)) {
      for (int call = 0; call < 3; call++) {
        locks.failedCall(patient, "bench-failed-" + number + "-" + call);
      }
    }
  }

  private static boolean isLocked(int number) {
    return number % 10 == 0;
  }

  private Void work(
      int first, int desk, boolean withRecords, SecurityManager accessRules, List<Double> millis)
      throws InterruptedException {
    ThreadContext.bind(accessRules);
    Actor agent = someone(Role.AGENT);
    Random pauses = new Random(desk);
    as(agent, () -> disclosures.mySideIsPrivate(true));
    for (int i = 0; i < CALLS_EACH; i++) {
      int patient = first + desk * CALLS_EACH + i;
      boolean locked = withRecords && isLocked(patient);
      CallId call = new CallId("bench-%d".formatted(patient));
      calls.record(new CallEvent.Arrived(call, Instant.now(), CallerNumber.WITHHELD));
      calls.record(new CallEvent.Answered(call, Instant.now(), "seat001"));
      calls.answeredBy(call, agent.userId());
      as(agent, () -> verifications.view(call));
      as(agent, () -> verifications.emergency(call, false));
      as(agent, () -> verifications.about(call, true));
      if (withRecords) {
        as(agent, () -> flags.set(call, RedFlag.PRESSURE));
      }
      pause(pauses);
      timed(
          millis,
          call,
          agent,
          locked ? Answer.NOT_MATCHED : Answer.MATCHED,
          () ->
              answers.nameAndBirthDate(
                  call,
                  "Quentin " + ManyPatients.familyOf(patient),
                  ManyPatients.birthDateOf(patient)));
      pause(pauses);
      if (!locked) {
        timed(
            millis,
            call,
            agent,
            Answer.MATCHED,
            () -> answers.number(call, ManyPatients.recordNumberOf(patient)));
        as(agent, () -> verifications.need(call, Need.CLINICAL));
        as(agent, () -> verifications.surroundings(call, Surroundings.PRIVATE));
        pause(pauses);
      }
    }
    return null;
  }

  private void timed(
      List<Double> millis, CallId call, Actor agent, Answer expected, Callable<Answer> answer) {
    long began = System.nanoTime();
    Answer given = as(agent, answer);
    as(agent, () -> verifications.view(call));
    millis.add(Table.millisSince(began));
    assertEquals(expected, given);
  }

  private static void pause(Random pauses) throws InterruptedException {
    Thread.sleep(1000 + pauses.nextInt(2000));
  }
}
