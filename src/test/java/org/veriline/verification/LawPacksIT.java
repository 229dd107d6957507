package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.CallerNumber;
import org.veriline.call.EndCause;
import org.veriline.call.SeatEvent;
import org.veriline.decision.Decision.Reason;
import org.veriline.decision.Surroundings;
import org.veriline.law.LawPackRow;
import org.veriline.law.LawPacks;
import org.veriline.law.PackState;
import org.veriline.law.Rules;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationPurpose;
import org.veriline.patient.Section;
import org.veriline.testing.ScriptedCaller;

/** SC-06, SC-07: the rules of the clinic's state, kept by two, close what would be open. */
class LawPacksIT extends WithTelephones {
  @Inject LawPacks laws;

  private final Actor nurse = someone(Role.NURSE);

  @BeforeEach
  void onlyTheFirstPackIsThere() {
    tamper("delete from law_pack where number > 1");
  }

  @AfterEach
  void onlyTheFirstPackIsLeft() {
    tamper("delete from law_pack where number > 1");
    agents.endShift(nurse.userId());
  }

  private static Rules rules(String more) {
    return Rules.read(
        String.join(
            "\n",
            "REPRODUCTIVE: OFFICIAL UNKNOWN PROVIDER",
            "HIV_STI: OFFICIAL UNKNOWN" + more,
            "MENTAL_HEALTH: OFFICIAL UNKNOWN" + more,
            "GENETIC: OFFICIAL UNKNOWN" + more,
            "ABUSE: OFFICIAL UNKNOWN" + more));
  }

  private static LawPacks.Wish wish(String state, String more, LocalDate checked) {
    return new LawPacks.Wish(state, rules(more), "Invented Code 12", checked, true);
  }

  private int proposed(String more) {
    return as(officer, () -> laws.propose(wish("ca", more, LONG_AGO)));
  }

  private int approved(Actor by, int number) {
    return as(
        by,
        () -> {
          laws.approve(number);
          return number;
        });
  }

  @Test
  void theFirstPackHoldsEverywhereAndSaysWhereItStands() {
    LawPackRow first = as(officer, () -> laws.now());
    assertEquals(1, first.number());
    assertEquals("US", first.siteState());
    assertEquals(5, first.rules().text().lines().count());
    assertEquals(Rules.alsoFor(Map.of()), first.rules());
    assertFalse(first.counselApproved());
  }

  @Test
  void oneProposesAndAnotherApproves() {
    refused("law-state", () -> wish("California", "", LONG_AGO));
    refused(
        "law-checked-later",
        () -> as(officer, () -> laws.propose(wish("CA", "", LocalDate.of(2999, 1, 1)))));
    int next = proposed("");
    assertEquals(1, as(officer, () -> laws.now()).number());
    refused("law-one-at-a-time", () -> proposed(""));
    refused("law-own-proposal", () -> approved(officer, next));
    approved(colleague, next);
    LawPackRow now = as(officer, () -> laws.now());
    assertEquals(next, now.number());
    assertEquals("CA", now.siteState());
    assertEquals(colleague.userId(), now.decidedBy());
    refused("law-already-decided", () -> approved(colleague, next));
    int third = proposed(" PAYER");
    as(
        colleague,
        () -> {
          laws.reject(third);
          return third;
        });
    assertEquals(next, as(officer, () -> laws.now()).number());
    assertEquals(PackState.REJECTED, as(officer, () -> laws.all()).get(0).state());
    assertEquals(
        4,
        n(
            "select count(*) from audit_event where action = 'CFG.CHANGE' and reason like"
                + " 'law-pack-%' and actor in ('"
                + officer.userId()
                + "', '"
                + colleague.userId()
                + "')"));
    for (Role role : Role.values()) {
      if (role != Role.PRIVACY_OFFICER) {
        turnedAway(someone(role), () -> laws.all());
        turnedAway(someone(role), () -> laws.propose(wish("CA", "", LONG_AGO)));
      }
    }
  }

  @Test
  void whatTheStateKeepsFromAProviderIsClosedAtTheNextLookAndOnlyThat() {
    CallId line = calledBackAboutSomethingSensitive();
    assertEquals(Reason.ALLOWED, reason(line));
    approved(colleague, proposed(""));
    assertEquals(Reason.ALLOWED, reason(line));
    approved(colleague, proposed(" PROVIDER"));
    assertEquals(Reason.RESTRICTED, reason(line));
    locked(Reason.RESTRICTED, line, nurse, Section.SENSITIVE);
    assertEquals(
        Reason.ALLOWED,
        as(nurse, () -> disclosures.decisions(line)).get(Section.MEDICATIONS).reason());
  }

  private Reason reason(CallId line) {
    return as(nurse, () -> disclosures.decisions(line)).get(Section.SENSITIVE).reason();
  }

  private CallId calledBackAboutSomethingSensitive() {
    String hers = as(nurse, () -> agents.startShift(nurse.userId(), true, true)).seat();
    agentsOnCalls.follow(new SeatEvent.Registered(hers, "there", Instant.now()));
    as(nurse, () -> disclosures.mySideIsPrivate(true));
    CallId first = new CallId("it-" + UUID.randomUUID());
    record(new CallEvent.Arrived(first, Instant.now(), CallerNumber.WITHHELD));
    record(new CallEvent.Answered(first, Instant.now(), hers));
    organisation(first);
    as(
        nurse,
        () ->
            others.organisation(
                first, OrganisationKind.PROVIDER, CLINIC, "Dr. Invented", MAIN_NUMBER));
    as(nurse, () -> telephones.callBack(first, telephones.numbers(first).get(0).id()));
    CallId line = line(MAIN_NUMBER);
    interludes.dialled(line, new ScriptedCaller("1"));
    record(new CallEvent.Ended(first, Instant.now(), EndCause.NORMAL));
    record(new CallEvent.Answered(line, Instant.now(), hers));
    organisation(line);
    as(nurse, () -> others.personCalledBack(line, "Dr. Invented"));
    as(nurse, () -> others.patient(line, Locale.US, INGRID, INGRIDS_BIRTH_DATE));
    as(nurse, () -> others.reference(line, INGRIDS_NUMBER));
    as(nurse, () -> others.purpose(line, OrganisationPurpose.SENSITIVE));
    as(nurse, () -> others.surroundings(line, Surroundings.PRIVATE));
    return line;
  }

  private void organisation(CallId call) {
    as(nurse, () -> verifications.view(call));
    as(nurse, () -> verifications.emergency(call, false));
    as(nurse, () -> verifications.about(call, false));
    as(nurse, () -> others.begin(call, Party.ORGANISATION));
  }
}
