package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Enrolment;
import org.veriline.access.Role;
import org.veriline.access.Totp;
import org.veriline.access.Users;
import org.veriline.call.CallId;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Purpose;
import org.veriline.patient.Section;
import org.veriline.privacy.BreakGlassView;
import org.veriline.privacy.BreakGlasses;
import org.veriline.privacy.Register;
import org.veriline.review.ReviewKind;
import org.veriline.review.ReviewRow;
import org.veriline.review.Reviews;
import org.veriline.review.Verdict;
import org.veriline.testing.MovableClock;

class BreakGlassIT extends WithCallers {
  private static final String WHY = "Unconscious at home, medics ask for allergies.";

  @Inject BreakGlasses breakGlasses;
  @Inject Clock clock;
  @Inject Enrolment enrolment;
  @Inject Register register;
  @Inject Reviews reviews;
  @Inject Users users;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);
  private String secret = "";

  @AfterEach
  void rightTime() {
    MovableClock.setRight();
  }

  /** A person of the table of people, for codes are compared with their secret. */
  private Actor enrolled(Role... roles) {
    String userName = "glass" + UUID.randomUUID().toString().substring(0, 8);
    String token =
        as(
            someone(Role.ADMINISTRATOR),
            () -> users.create(userName, "Invented Person", "en", Set.of(roles)));
    Enrolment.Invitation invitation = enrolment.invitation(token);
    secret = invitation.secret();
    enrolment.enrol(token, invitation, "four words no sense", code());
    return new Actor(users.idOf(userName).orElseThrow(), "Invented Person", Set.of(roles), "test");
  }

  /** A code works once, so time passes before the next. */
  private String code() {
    MovableClock.moveOn(Duration.ofSeconds(90));
    return Totp.codeAt(secret, clock.instant());
  }

  private BreakGlassView open(Actor actor) {
    return open(actor, INGRID, INGRIDS_BIRTH_DATE, WHY, code());
  }

  private BreakGlassView open(
      Actor actor, String name, String birthDate, String reason, String code) {
    return as(actor, () -> breakGlasses.open(Locale.ENGLISH, name, birthDate, reason, code));
  }

  private ReviewRow review(BreakGlassView opened) {
    return as(officer, () -> reviews.pending(ReviewKind.BREAK_GLASS, 0, 500)).stream()
        .filter(row -> ("break-glass/" + opened.id()).equals(row.object()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nurseOpensOneRecordForHalfAnHourAndTheReviewIsDueInTwoBusinessDays() {
    Actor nurse = enrolled(Role.NURSE);
    BreakGlassView opened = open(nurse);
    assertEquals(Duration.ofMinutes(30), Duration.between(opened.openedAt(), opened.until()));
    assertEquals(
        EnumSet.of(Section.IDENTITY, Section.MEDICATIONS, Section.VISITS, Section.SENSITIVE),
        opened.sections());
    as(nurse, () -> breakGlasses.read(Locale.ENGLISH, Section.MEDICATIONS));
    ReviewRow review = review(opened);
    assertEquals(nurse.userId(), review.actor());
    assertTrue(
        Duration.between(review.openedAt(), review.dueAt()).compareTo(Duration.ofDays(1)) > 0);
    assertEquals(
        "BTG.OPEN,BTG.USE,PHI.VIEW",
        text(
            "select group_concat(action order by n) from audit_event where actor = '"
                + nurse.userId()
                + "' and purpose = 'EMERGENCY'"));
    MovableClock.moveOn(Duration.ofMinutes(31));
    assertTrue(as(nurse, () -> breakGlasses.mine()).isEmpty());
    refused(
        "break-glass-over",
        () -> as(nurse, () -> breakGlasses.read(Locale.ENGLISH, Section.MEDICATIONS)));
  }

  /** SC-04, 42 CFR 2.51: a nurse of the programme, and the broken glass is the record of it. */
  @Test
  void onlyANurseOfTheProgrammeOpensItsRecordsByBreakGlass() {
    assertFalse(open(enrolled(Role.NURSE)).sections().contains(Section.PROTECTED));
    Actor cleared = enrolled(Role.NURSE, Role.PROGRAMME);
    BreakGlassView opened = open(cleared);
    assertTrue(opened.sections().contains(Section.PROTECTED));
    assertEquals(WHY, as(officer, () -> breakGlasses.reasons(opened.id())).get(0));
  }

  @Test
  void reasonIsSealedAndTheReviewerReadsIt() {
    Actor nurse = enrolled(Role.NURSE);
    BreakGlassView opened = open(nurse);
    as(nurse, () -> breakGlasses.extend("Still waiting for the helicopter to land.", code()));
    String root = opened.id();
    assertEquals(2, as(officer, () -> breakGlasses.reasons(root)).size());
    assertEquals(WHY, as(officer, () -> breakGlasses.reasons(root)).get(0));
    assertEquals(2, review(opened).times());
    assertEquals(
        0,
        n(
            "select count(*) from break_glass where reason like '%medics%' and root = '"
                + root
                + "'"));
  }

  @Test
  void wrongCodeShortReasonAndWrongNameOpenNothing() {
    Actor nurse = enrolled(Role.NURSE);
    refused("code-wrong", () -> open(nurse, INGRID, INGRIDS_BIRTH_DATE, WHY, "000000"));
    refused(
        "break-glass-reason-short",
        () -> open(nurse, INGRID, INGRIDS_BIRTH_DATE, "urgent", code()));
    refused(
        "break-glass-reason-short",
        () -> open(nurse, INGRID, INGRIDS_BIRTH_DATE, "aaaaaaaaaaaaaaaaaaaaaa", code()));
    refused("break-glass-not-opened", () -> open(nurse, INGRID, "7/30/1971", WHY, code()));
    assertTrue(as(nurse, () -> breakGlasses.mine()).isEmpty());
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'BTG.OPEN' and outcome = 'REFUSED'"
                + " and actor = '"
                + nurse.userId()
                + "'"));
  }

  @Test
  void codeThatOpenedNothingIsSpent() {
    Actor nurse = enrolled(Role.NURSE);
    String once = code();
    refused("break-glass-not-opened", () -> open(nurse, INGRID, "7/30/1971", WHY, once));
    refused("code-wrong", () -> open(nurse, INGRID, INGRIDS_BIRTH_DATE, WHY, once));
  }

  @Test
  void agentAndAdministratorCannotBreakGlass() {
    turnedAway(agent, () -> breakGlasses.mine());
    turnedAway(someone(Role.ADMINISTRATOR), () -> breakGlasses.mine());
    turnedAway(officer, () -> breakGlasses.mine());
  }

  @Test
  void threeUnjudgedBlockTheNextExceptForNurses() {
    Actor senior = enrolled(Role.SENIOR_AGENT);
    List<BreakGlassView> opened = List.of(open(senior), open(senior), open(senior));
    refused("break-glass-unreviewed", () -> open(senior));
    as(officer, () -> reviews.close(review(opened.get(0)).id(), Verdict.JUSTIFIED, ""));
    assertFalse(open(senior).sections().isEmpty());
    Actor nurse = enrolled(Role.NURSE);
    for (int i = 0; i < 4; i++) {
      open(nurse);
    }
    assertTrue(as(nurse, () -> breakGlasses.mine()).isPresent());
  }

  @Test
  void supervisorSeesIdentityAndSensitiveFieldsOnly() {
    Actor supervisor = enrolled(Role.SUPERVISOR);
    assertEquals(EnumSet.of(Section.IDENTITY, Section.SENSITIVE), open(supervisor).sections());
    refused(
        "section-locked",
        () -> as(supervisor, () -> breakGlasses.read(Locale.ENGLISH, Section.MEDICATIONS)));
    assertEquals(
        1,
        as(someone(Role.SUPERVISOR), () -> breakGlasses.openNow()).stream()
            .filter(row -> row.user().equals(supervisor.userId()))
            .count());
  }

  @Test
  void onACallItOpensWhatTheCallHasNotEarnedAndTheRegisterSaysWhy() {
    Actor senior = enrolled(Role.SENIOR_AGENT);
    CallId call = answered(senior);
    begin(call, senior);
    as(senior, () -> verifications.nameAndBirthDate(call, INGRID, INGRIDS_BIRTH_DATE));
    locked(Reason.ROLE, call, senior, Section.SENSITIVE);
    open(senior);
    as(senior, () -> disclosures.read(call, Section.SENSITIVE));
    assertEquals(
        List.of(Purpose.EMERGENCY),
        as(officer, () -> register.page(new Register.Question("", "", call.value(), null), 0, 5))
            .stream()
            .map(row -> row.purpose())
            .toList());
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'BTG.USE' and call_id = '"
                + call.value()
                + "'"));
    as(senior, () -> breakGlasses.close());
    locked(Reason.ROLE, call, senior, Section.SENSITIVE);
  }

  @Test
  void lockedRecordIsNoObstacle() {
    lock("Solberg, Ingrid", INGRIDS_BIRTH_DATE);
    assertFalse(open(enrolled(Role.NURSE)).sections().isEmpty());
    MovableClock.setRight();
    tamper("delete from patient_failed_call");
  }
}
