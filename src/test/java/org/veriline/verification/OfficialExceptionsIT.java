package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Enrolment;
import org.veriline.access.Role;
import org.veriline.access.Totp;
import org.veriline.access.Users;
import org.veriline.accounting.Accountables;
import org.veriline.call.CallId;
import org.veriline.official.Caller;
import org.veriline.official.OfficialExceptions;
import org.veriline.official.OfficialRequests;
import org.veriline.official.OfficialRow;
import org.veriline.official.Piece;
import org.veriline.official.Proof;
import org.veriline.official.RequestState;
import org.veriline.official.Said;
import org.veriline.official.Topic;
import org.veriline.official.Urgency;
import org.veriline.privacy.BreakGlasses;
import org.veriline.review.ReviewKind;
import org.veriline.review.ReviewRow;
import org.veriline.review.Reviews;
import org.veriline.testing.MovableClock;

/** PR-19: what a nurse may tell an official alone, and what comes after. */
class OfficialExceptionsIT extends WithCallers {
  private static final String WHY = "Missing since noon, without the insulin that keeps her alive";
  private static final Set<Piece> LIMITED =
      EnumSet.of(Piece.NAME_AND_ADDRESS, Piece.BIRTH, Piece.CHARACTERISTICS);

  @Inject Accountables accountables;
  @Inject BreakGlasses breakGlasses;
  @Inject Clock clock;
  @Inject Enrolment enrolment;
  @Inject OfficialExceptions exceptions;
  @Inject OfficialRequests requests;
  @Inject Reviews reviews;
  @Inject Users users;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);
  private Actor nurse = someone(Role.NURSE);
  private String secret = "";

  /** A person of the table of people, for the code of an emergency access. */
  @BeforeEach
  void nurseIsEnrolled() {
    String userName = "except" + UUID.randomUUID().toString().substring(0, 8);
    String token =
        as(
            someone(Role.ADMINISTRATOR),
            () -> users.create(userName, "Invented Nurse", "en", Set.of(Role.NURSE)));
    Enrolment.Invitation invitation = enrolment.invitation(token);
    secret = invitation.secret();
    enrolment.enrol(token, invitation, "four words no sense", code());
    nurse =
        new Actor(users.idOf(userName).orElseThrow(), "Invented Nurse", Set.of(Role.NURSE), "test");
  }

  /** What was told waits to be accounted for; other tests account for the same patient. */
  @AfterEach
  void rightTimeAndNothingToAccountFor() {
    MovableClock.setRight();
    tamper("delete from accountable_due", "delete from official_request");
  }

  private String code() {
    MovableClock.moveOn(Duration.ofSeconds(90));
    return Totp.codeAt(secret, clock.instant());
  }

  private void opensTheRecord() {
    String code = code();
    as(
        nurse,
        () ->
            breakGlasses.open(
                Locale.ENGLISH, INGRID, INGRIDS_BIRTH_DATE, "Police look for her", code));
  }

  private String recorded(CallId call, Caller caller, Topic topic, String number) {
    return as(
        nurse,
        () ->
            requests.record(
                call,
                caller,
                topic,
                new Said("Dale Invented", "Invented Police", "B-77", "C-1", number, "Is she?")));
  }

  private String tell(
      Actor by,
      CallId call,
      Urgency urgency,
      @Nullable Proof proof,
      Set<Piece> pieces,
      String why) {
    return as(
        by,
        () -> {
          exceptions.tell(call, urgency, proof, pieces, why);
          return "";
        });
  }

  private String tell(CallId call, Urgency urgency, Set<Piece> pieces) {
    return tell(nurse, call, urgency, Proof.CALLED_BACK, pieces, WHY);
  }

  private OfficialRow row(String id) {
    return as(officer, () -> requests.page(null, 0, 500)).stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<ReviewRow> waiting(String id) {
    return as(officer, () -> reviews.pending(ReviewKind.OFFICIAL_EXCEPTION, 0, 500)).stream()
        .filter(review -> ("official/" + id).equals(review.object()))
        .toList();
  }

  @Test
  void aMissingPersonsLimitedDataAreRegisteredAccountedForAndReviewed() {
    CallId call = answered(nurse);
    refused("official-not-recorded", () -> tell(call, Urgency.LOCATE_PERSON, LIMITED));
    String id = recorded(call, Caller.OFFICIAL, Topic.WHEREABOUTS, "+12025550100");
    refused("official-needs-emergency-access", () -> tell(call, Urgency.LOCATE_PERSON, LIMITED));
    opensTheRecord();
    refused(
        "official-not-verified",
        () -> tell(nurse, call, Urgency.LOCATE_PERSON, null, LIMITED, WHY));
    refused(
        "justification-too-short",
        () -> tell(nurse, call, Urgency.LOCATE_PERSON, Proof.CALLED_BACK, LIMITED, "urgent"));
    refused("official-pieces", () -> tell(call, Urgency.LOCATE_PERSON, Set.of()));
    for (Piece piece : List.of(Piece.WHEREABOUTS, Piece.CONDITION)) {
      refused("official-pieces", () -> tell(call, Urgency.LOCATE_PERSON, Set.of(piece)));
    }
    assertEquals(RequestState.OPEN, row(id).state());
    assertEquals(List.of(), waiting(id));
    tell(call, Urgency.LOCATE_PERSON, LIMITED);
    OfficialRow told = row(id);
    assertEquals(RequestState.DISCLOSED, told.state());
    assertEquals(Urgency.LOCATE_PERSON, told.urgency());
    assertEquals("NAME_AND_ADDRESS,BIRTH,CHARACTERISTICS", told.pieces());
    assertEquals(nurse.userId(), told.decidedBy());
    String patient = String.valueOf(told.patient());
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'DISCLOSE.ACCOUNTABLE' and reason ="
                + " 'LOCATE_PERSON' and patient = '"
                + patient
                + "' and object = 'official/"
                + id
                + "'"));
    assertEquals(
        1,
        as(officer, () -> accountables.missing(patient)).stream()
            .filter(due -> due.source().equals("official/" + id))
            .count());
    ReviewRow review = waiting(id).get(0);
    assertEquals(nurse.userId(), review.actor());
    assertEquals(patient, review.patient());
    assertEquals(WHY, as(officer, () -> requests.words(id)).why());
    assertFalse(
        text("select hex(why) from official_request where id = '" + id + "'")
            .contains("4D697373696E67"));
    refused("official-not-recorded", () -> tell(call, Urgency.LOCATE_PERSON, LIMITED));
  }

  @Test
  void againstAThreatMoreMayBeToldButNeverAboutReproductiveCareOrToAStranger() {
    opensTheRecord();
    CallId call = answered(nurse);
    Set<Piece> where = EnumSet.of(Piece.WHEREABOUTS, Piece.CONDITION);
    recorded(call, Caller.OFFICIAL, Topic.REPRODUCTIVE, "+12025550100");
    refused("official-reproductive", () -> tell(call, Urgency.IMMINENT_THREAT, where));
    recorded(call, Caller.UNKNOWN, Topic.WHEREABOUTS, "+12025550100");
    refused("official-is-a-stranger", () -> tell(call, Urgency.IMMINENT_THREAT, where));
    recorded(call, Caller.OFFICIAL, Topic.WHEREABOUTS, "");
    refused("official-incomplete", () -> tell(call, Urgency.IMMINENT_THREAT, where));
    String id = recorded(call, Caller.OFFICIAL, Topic.WHEREABOUTS, "+12025550100");
    tell(call, Urgency.IMMINENT_THREAT, where);
    assertEquals("WHEREABOUTS,CONDITION", row(id).pieces());
    assertEquals(1, waiting(id).size());
  }

  @Test
  void onlyANurseInTheCallDecidesAlone() {
    CallId call = answered(nurse);
    recorded(call, Caller.OFFICIAL, Topic.WHEREABOUTS, "+12025550100");
    for (Role role : Role.values()) {
      if (role != Role.NURSE) {
        Actor other = someone(role);
        turnedAway(
            other,
            () -> tell(other, call, Urgency.IMMINENT_THREAT, Proof.CALLED_BACK, LIMITED, WHY));
      }
    }
    refused(
        "no-call",
        () ->
            tell(
                someone(Role.NURSE),
                call,
                Urgency.IMMINENT_THREAT,
                Proof.CALLED_BACK,
                LIMITED,
                WHY));
  }

  /** The list is closed: what 164.512(f)(2) forbids has no name here. */
  @Test
  void dnaDentalRecordsAndTissueAreNoPiece() {
    for (Piece piece : Piece.values()) {
      assertFalse(piece.name().matches(".*(DNA|DENTAL|TISSUE|TISSUES).*"), piece::name);
    }
  }
}
