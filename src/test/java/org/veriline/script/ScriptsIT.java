package org.veriline.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallId;
import org.veriline.decision.Allowance;
import org.veriline.decision.Decision;
import org.veriline.decision.Fact;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.patient.Section;
import org.veriline.platform.Refusal;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;

class ScriptsIT extends InPayara {
  private static final ScriptKind KIND = ScriptKind.IN_PATIENT;

  private static final Instant FAR = Instant.parse("2090-01-01T00:00:00Z");

  @Inject Scripts scripts;
  @Inject ScriptCases cases;
  @Inject Simulations simulations;
  @Inject Trials trials;
  @Inject Replays replays;
  @Inject Recorder recorder;

  /** A turn's transaction, which a decision belongs to. */
  @ApplicationScoped
  @Transactional
  public static class Recorder {
    @Inject ScriptDecisions decisions;

    public void record(DecisionRow row) {
      decisions.record(row);
    }
  }

  private final Actor nurse = someone(Role.NURSE);
  private final Actor officer = someone(Role.PRIVACY_OFFICER);
  private final Actor administrator = someone(Role.ADMINISTRATOR);

  @Test
  void theFirstVersionComesWithTheProductOnce() throws SQLException {
    scripts.seed();
    scripts.seed();
    assertEquals("SCRIPT-IN-PATIENT v1", scripts.published(KIND, Instant.EPOCH).name());
    assertEquals(
        "1", sql("select count(*) from script_version where kind = 'IN_PATIENT' and number = 1"));
  }

  @Test
  void aVersionIsWrittenByOneApprovedByAnotherAndPublishedByAThird() {
    String draft = as(nurse, () -> scripts.draft(KIND));
    String id =
        as(
            nurse,
            () -> scripts.change(draft, later("help=What is it you need?", "help=¿Qué necesita?")));
    refused("script-state-wrong", administrator, () -> scripts.publish(id));
    as(officer, () -> scripts.approve(id, Set.of()));
    refused("script-state-wrong", nurse, () -> scripts.change(id, later("")));
    as(administrator, () -> scripts.publish(id));

    ScriptVersionRow row = as(officer, () -> scripts.row(id));
    assertEquals(ScriptState.PUBLISHED, row.state());
    assertEquals(
        List.of(nurse.userId(), officer.userId(), administrator.userId()),
        List.of(row.draftedBy(), row.approvedBy(), row.publishedBy()));
    assertNotEquals(id, scripts.published(KIND, Instant.now()).id());
    assertEquals(id, scripts.published(KIND, FAR).id());
    assertEquals("What is it you need?", scripts.say(id, "help", Locale.ENGLISH));
    assertTrue(scripts.say(id, "neutral", Locale.ENGLISH).contains("message"));

    as(administrator, () -> scripts.retire(id));
    assertNotEquals(id, scripts.published(KIND, FAR).id());
    assertEquals(id, scripts.version(id).id());
  }

  @Test
  void nobodyApprovesWhatTheyWroteNorPublishesWhatTheyApproved() {
    String first = as(officer, () -> scripts.draft(KIND));
    String id = as(nurse, () -> scripts.change(first, later("")));
    refused("script-second-person", officer, () -> scripts.approve(id, Set.of()));
    Actor both =
        new Actor("both", "Invented", Set.of(Role.PRIVACY_OFFICER, Role.ADMINISTRATOR), "test");
    as(both, () -> scripts.approve(id, Set.of()));
    refused("script-second-person", both, () -> scripts.publish(id));
    turnedAway(nurse, () -> approved(id));
    turnedAway(someone(Role.AGENT), () -> scripts.draft(KIND));
    turnedAway(officer, () -> published(id));
  }

  @Test
  void whoWorksOnAnOldSheetIsToldAndNothingIsLost() {
    String first = as(nurse, () -> scripts.draft(KIND));
    as(nurse, () -> scripts.change(first, later("help=one")));
    refused("script-changed-meanwhile", officer, () -> scripts.change(first, later("help=two")));
    refused("script-changed-meanwhile", officer, () -> scripts.approve(first, Set.of()));
  }

  @Test
  void anUnsoundTableMayBeWorkedOnAndIsNotApproved() {
    String draft = as(nurse, () -> scripts.draft(KIND));
    String table = as(nurse, () -> scripts.text(draft)).table();
    String id =
        as(
            nurse,
            () ->
                scripts.change(
                    draft, new ScriptText(table.replace("V2,L2T", "V1,L2T"), "", "", FAR)));
    refused("script-not-sound", officer, () -> scripts.approve(id, Set.of()));
    refused(
        "script-not-readable",
        nurse,
        () -> scripts.change(id, new ScriptText("no table", "", "", FAR)));
  }

  @Test
  void whatIsLeftToTheDefaultIsSignedGroupByGroup() {
    String draft = as(nurse, () -> scripts.draft(KIND));
    String table =
        as(nurse, () -> scripts.text(draft))
            .table()
            .replaceAll("(?m)^(treatment|payment),.*\n", "");
    String id = as(nurse, () -> scripts.change(draft, new ScriptText(table, "", "", FAR)));
    List<Leftover> left = scripts.version(id).leftToTheDefault();
    assertEquals(2, left.size());
    refused(
        "script-groups-not-signed",
        officer,
        () -> scripts.approve(id, Set.of(left.get(0).words())));
    refused("script-groups-not-signed", officer, () -> scripts.approve(id, Set.of()));
    List<String> groups = left.stream().map(Leftover::words).toList();
    as(officer, () -> scripts.approve(id, Set.copyOf(groups)));
    assertEquals(groups, as(officer, () -> scripts.row(id)).signed());
  }

  @Test
  void theDatabaseItselfRefusesToRewriteASheetOrADecision() throws SQLException {
    for (String tampering :
        List.of(
            "update script_version set table_text = ''",
            "update script_version set wording_en = ''",
            "update script_version set effective_from = now()",
            "update script_version set drafted_by = 'x'",
            "delete from script_version",
            "update script_decision set row_id = 'x'",
            "delete from script_decision")) {
      try (Connection app = ThrowawayMariaDb.asApplication(databaseUrl());
          Statement statement = app.createStatement()) {
        assertThrows(SQLException.class, () -> statement.execute(tampering), tampering);
      }
    }
  }

  @Test
  void wordingThatGivesSomethingAwayIsNeitherApprovedNorPublished() {
    String draft = as(nurse, () -> scripts.draft(KIND));
    String id =
        as(
            nurse,
            () ->
                scripts.change(
                    draft, later("neutral=Is this {name}?", "neutral=¿Hablo con {name}?")));
    refused("script-wording-refused", officer, () -> scripts.approve(id, Set.of()));
  }

  @Test
  void aKeptCaseHasToPassBeforeAVersionIsApproved() {
    String now = scripts.published(KIND, Instant.now()).id();
    Map<String, String> known =
        Map.of(
            "identity", "PROVEN", "third", "PROVEN", "surroundings", "PRIVATE", "need", "BILLING");
    String kept = as(nurse, () -> simulations.keep("bill-at-v2", now, known));
    refused("script-case-name-taken", nurse, () -> simulations.keep("bill-at-v2", now, known));
    refused("script-case-name", nurse, () -> simulations.keep("Jane Doe", now, known));
    String draft = as(nurse, () -> scripts.draft(KIND));
    String table = as(nurse, () -> scripts.text(draft)).table().replace("V2,L2P", "V2,L0");
    String id = as(nurse, () -> scripts.change(draft, new ScriptText(table, "", "", FAR)));
    refused("script-case-fails", officer, () -> scripts.approve(id, Set.of()));
    as(nurse, () -> cases.drop(kept));
    as(officer, () -> scripts.approve(id, Set.of()));
  }

  @Test
  void whoLearnsPlaysWhatIsInForceAndNoDraft() {
    Actor agent = someone(Role.AGENT);
    String draft = as(nurse, () -> scripts.draft(KIND));
    String now = scripts.published(KIND, Instant.now()).id();
    assertEquals(
        List.of(now),
        as(agent, () -> simulations.choices(KIND)).stream().map(Simulations.Choice::id).toList());
    assertEquals(
        "emergency", as(agent, () -> simulations.play(now, Map.of("emergency", "yes"))).row().id());
    refused("not-permitted", agent, () -> simulations.play(draft, Map.of()));
    assertEquals("not-identified", as(nurse, () -> simulations.play(draft, Map.of())).row().id());
    turnedAway(agent, () -> simulations.keep("mine", now, Map.of()));
  }

  @Test
  void lastMonthsDecisionsAreDecidedAnewAndReplayedAsTheyWere() {
    String now = scripts.published(KIND, Instant.now()).id();
    Situation bill =
        Situation.of(
            KIND,
            Map.of(
                "identity",
                "PROVEN",
                "third",
                "PROVEN",
                "surroundings",
                "PRIVATE",
                "need",
                "BILLING"));
    CallId call = new CallId("what-if-" + System.nanoTime());
    as(nurse, () -> recorder.record(decided(call, now, bill)));

    String draft = as(nurse, () -> scripts.draft(KIND));
    String table = as(nurse, () -> scripts.text(draft)).table().replace("V2,L2P", "V2,L0");
    String id = as(nurse, () -> scripts.change(draft, new ScriptText(table, "", "", FAR)));
    WhatIf result = as(officer, () -> trials.whatIf(id));
    WhatIf.Shift shift =
        result.shifts().stream()
            .filter(it -> it.before().row().equals("payment"))
            .findFirst()
            .orElseThrow();
    assertEquals(WhatIf.Direction.LESS, shift.direction());
    assertEquals(Allowance.L0, shift.after().allowance());
    assertTrue(as(officer, () -> trials.examples(KIND, shift, 20)).contains(call.value()));
    assertTrue(result.changed() >= 1 && result.decided() >= result.changed());

    Replays.Moment moment = as(officer, () -> replays.of(call)).get(0);
    assertTrue(moment.asWritten());
    assertEquals("payment", moment.looks().get(moment.looks().size() - 1).row().id());
    Outlook.Line billing =
        moment.sections().stream()
            .filter(line -> line.section() == Section.BILLING)
            .findFirst()
            .orElseThrow();
    assertTrue(billing.open(Role.AGENT));
    assertEquals(Decision.Reason.ROLE, billing.reasons().get(Role.NURSE));
    turnedAway(nurse, () -> replays.of(call));
  }

  private static DecisionRow decided(CallId call, String version, Situation at) {
    return new DecisionRow(
        call,
        "invented",
        Instant.now(),
        version,
        at,
        "payment",
        Level.V2,
        Allowance.L2P,
        Purpose.PAYMENT,
        Relationship.SELF,
        Set.of(Fact.AGENT_SIDE_PRIVATE));
  }

  private ScriptText later(String english) {
    return later(english, english);
  }

  private ScriptText later(String english, String spanish) {
    ScriptText now = as(nurse, () -> scripts.text(scripts.published(KIND, Instant.EPOCH).id()));
    return new ScriptText(now.table(), english, spanish, FAR.minus(1, ChronoUnit.DAYS));
  }

  private String approved(String id) {
    scripts.approve(id, Set.of());
    return id;
  }

  private String published(String id) {
    scripts.publish(id);
    return id;
  }

  private static void refused(String id, Actor by, Runnable deed) {
    Throwable thrown = assertThrows(Throwable.class, () -> as(by, deed));
    while (!(thrown instanceof Refusal) && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertEquals(id, thrown instanceof Refusal refusal ? refusal.id() : thrown.toString());
  }

  private static String sql(String query) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
