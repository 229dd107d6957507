package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.authority.Dossiers;
import org.veriline.authority.Kind;
import org.veriline.authority.Relation;
import org.veriline.authority.Scope;
import org.veriline.call.CallId;
import org.veriline.decision.Allowance;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.decision.Surroundings;
import org.veriline.patient.DemoPopulation;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.Item;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.patient.Section;
import org.veriline.platform.Settings;
import org.veriline.privacy.CallRecords;
import org.veriline.privacy.Card;
import org.veriline.privacy.Earned;
import org.veriline.privacy.Justification;
import org.veriline.testing.MovableClock;

/**
 * AT-15 for the channels there are: the agent's desk. The voice menu tells nobody anything, and
 * voicemail, reminders and web do not exist yet.
 */
class At15MinorTurns18IT extends WithCallers {
  private static final String PARENT = "Rosa Quintero";

  @Inject AuthorityRecords records;
  @Inject CallRecords callRecords;
  @Inject Clock clock;
  @Inject Dossiers dossiers;
  @Inject Earning earning;
  @Inject Patients people;
  @Inject Settings settings;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);
  private PatientRef tilda = new PatientRef("");

  @BeforeEach
  void tildaTurnsEighteenTomorrow() throws IOException {
    MovableClock.setRight();
    tamper("delete from authority_record");
    LocalDate birth = today().plusDays(1).minusYears(18);
    try (InputStream child = DemoPopulation.child(birth)) {
      patients.runAs(Actor.SYSTEM, child, ImportFormat.NDJSON, bytes -> {});
    }
    tilda = people.match("Tilda Quintero", birth).orElseThrow();
    as(agent, () -> disclosures.mySideIsPrivate(true));
  }

  @AfterEach
  void theClockIsRight() {
    MovableClock.setRight();
    tamper("delete from authority_record");
  }

  @Test
  void theParentHearsAtSeventeenAndNoMoreAfterMidnightOfTheClinic() {
    CallId call = parentCalls(parent());
    assertFalse(visits(call).lines().isEmpty());
    Duration midnight =
        Duration.between(
            clock.instant(), today().plusDays(1).atStartOfDay(settings.zone()).toInstant());
    MovableClock.moveOn(midnight.minusSeconds(60));
    assertFalse(visits(call).lines().isEmpty());
    MovableClock.moveOn(Duration.ofSeconds(60));
    locked(Reason.AUTHORITY, call, agent, Section.VISITS);
    assertEquals(
        Relation.Status.EXPIRED, dossiers.of(tilda).relation(PARENT).orElseThrow().status());
    // What the record says is as it was; only the child grew up.
    assertEquals(1, n("select count(*) from authority_record where state = 'APPROVED'"));
  }

  @Test
  void whatTheMinorConsentedToIsNotThereForTheParentAndIsForTheMinor() {
    List<Item> all = people.open(tilda, Section.VISITS);
    String hidden =
        all.stream().flatMap(it -> Stream.ofNullable(it.on())).findFirst().orElseThrow();
    String day = hidden.substring(0, 10);
    long kept = all.stream().filter(it -> String.valueOf(it.on()).startsWith(day)).count();
    String record = parent();
    as(
        officer,
        () ->
            records.propose(
                tilda,
                new Wish(
                    Kind.EPISODE,
                    Map.of(
                        "sections",
                        "VISITS APPOINTMENTS BILLING SENSITIVE",
                        "from_date",
                        day,
                        "to_date",
                        day,
                        "episode",
                        "MINOR_CONSENTED"),
                    null)));
    Card seen = visits(parentCalls(record));
    assertEquals(all.size() - kept, seen.lines().size());
    Card own = visits(selfCalls(Level.V2));
    assertEquals(all.size(), own.lines().size());
    // All of it hidden looks as if there had never been any.
    as(
        officer,
        () ->
            records.propose(
                tilda,
                new Wish(
                    Kind.EPISODE, Map.of("sections", "VISITS", "episode", "PARENT_AGREED"), null)));
    assertTrue(visits(parentCalls(record)).lines().isEmpty());
  }

  @Test
  void earlierCallsOfTheMinorAreNotForTheParent() {
    CallId call = parentCalls(parent());
    refused("section-locked", () -> as(agent, () -> disclosures.mayLookBack(call)));
  }

  @Test
  void anAuthorityThatIsRevokedDuringTheCallOpensNothingMore() {
    String record = parent();
    CallId call = parentCalls(record);
    assertFalse(visits(call).lines().isEmpty());
    as(
        officer,
        () -> {
          records.end(record, org.veriline.authority.EndReason.REVOKED);
          return record;
        });
    locked(Reason.AUTHORITY, call, agent, Section.VISITS);
  }

  @Test
  void whatThePatientAgreesToOnTheCallIsOpenInItsScope() {
    CallId call = answered(agent);
    earning.earn(call, earned(Relationship.INVOLVED, Level.V2, null, Set.of(Scope.LOGISTICS)));
    as(agent, () -> disclosures.read(call, Section.APPOINTMENTS));
    locked(Reason.AUTHORITY, call, agent, Section.VISITS);
  }

  @Test
  void aMarkedPatientIsOpenedWithAReasonThatIsWritten() {
    as(officer, () -> records.propose(tilda, new Wish(Kind.MARK, Map.of("mark", "VIP"), null)));
    CallId call = selfCalls(Level.V2);
    locked(Reason.JUSTIFICATION, call, agent, Section.VISITS);
    as(
        agent,
        () -> {
          disclosures.justify(call, Justification.CALLER_IS_PATIENT);
          return call;
        });
    assertFalse(visits(call).lines().isEmpty());
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'PHI.VIEW' and reason = 'marked'"
                + " and call_id = '"
                + call.value()
                + "'"));
  }

  @Test
  void onACallThePatientLimitsAtV2AndLetsInAtV3() {
    Wish objection = new Wish(Kind.OBJECTION, Map.of("given", "Rosa", "family", "Quintero"), null);
    Wish reach =
        new Wish(Kind.PREFERENCE, Map.of("number", "+12025550147", "message", "NONE"), null);
    String record = parent();
    CallId call = selfCalls(Level.V2);
    refused("record-needs-proof", () -> as(agent, () -> callRecords.propose(call, reach)));
    refused(
        "record-needs-proof",
        () -> as(agent, () -> callRecords.propose(parentCalls(record), reach)));
    as(
        agent,
        () ->
            callRecords.propose(
                call, new Wish(Kind.RESTRICTION, Map.of("sections", "VISITS"), null)));
    assertEquals(1, n("select count(*) from authority_record where state = 'PROPOSED'"));
    CallId proven = selfCalls(Level.V3);
    as(agent, () -> callRecords.propose(proven, reach));
    assertTrue(dossiers.reachability(tilda).mayDial("+12025550147"));
    Actor senior = someone(Role.SENIOR_AGENT);
    CallId hers = answered(senior);
    earning.earn(hers, earnedBy(senior, Relationship.SELF, Level.V2, null, Set.of()));
    as(senior, () -> callRecords.propose(hers, objection));
    locked(Reason.AUTHORITY, parentCalls(record), agent, Section.VISITS);
  }

  private String parent() {
    Actor senior = someone(Role.SENIOR_AGENT);
    String id =
        as(
            senior,
            () ->
                records.propose(
                    tilda,
                    new Wish(
                        Kind.REPRESENTATIVE,
                        Map.of(
                            "given", "Rosa",
                            "family", "Quintero",
                            "basis", "PARENT",
                            "scope", "LOGISTICS CLINICAL BILLING"),
                        null)));
    as(
        officer,
        () -> {
          records.approve(id);
          return id;
        });
    return id;
  }

  private CallId parentCalls(String record) {
    CallId call = answered(agent);
    earning.earn(call, earned(Relationship.PERSREP, Level.V2, record, Set.of()));
    return call;
  }

  private CallId selfCalls(Level level) {
    CallId call = answered(agent);
    earning.earn(call, earned(Relationship.SELF, level, null, Set.of()));
    return call;
  }

  private Earned earned(
      Relationship who, Level level, @Nullable String record, Set<Scope> agreedOnce) {
    return earnedBy(agent, who, level, record, agreedOnce);
  }

  private Earned earnedBy(
      Actor by, Relationship who, Level level, @Nullable String record, Set<Scope> agreedOnce) {
    return new Earned(
        by.userId(),
        tilda,
        who,
        Purpose.PATIENT_REQUEST,
        level,
        Allowance.L2T,
        Surroundings.PRIVATE,
        false,
        record,
        agreedOnce,
        Set.of(),
        null);
  }

  private Card visits(CallId call) {
    return as(agent, () -> disclosures.read(call, Section.VISITS));
  }

  private LocalDate today() {
    return clock.instant().atZone(settings.zone()).toLocalDate();
  }
}
