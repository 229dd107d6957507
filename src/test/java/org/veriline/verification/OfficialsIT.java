package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.accounting.Accountables;
import org.veriline.call.CallId;
import org.veriline.official.Caller;
import org.veriline.official.OfficialRequests;
import org.veriline.official.OfficialRow;
import org.veriline.official.Proof;
import org.veriline.official.RequestState;
import org.veriline.official.Said;
import org.veriline.official.Topic;
import org.veriline.review.ReviewKind;
import org.veriline.review.ReviewRow;
import org.veriline.review.ReviewState;
import org.veriline.review.Reviews;

/** PR-19 and SC-06: who asks is written down, and the privacy officer alone answers. */
class OfficialsIT extends WithCallers {
  private static final String WHY = "Court order 7 of the Invented Court, dates of visits";

  @Inject Accountables accountables;
  @Inject OfficialRequests requests;
  @Inject Reviews reviews;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);

  private static Said said(String nature) {
    return new Said("Dale Invented", "Invented Police", "B-77", "C-1", "+12025550100", nature);
  }

  private String asked(CallId call, Caller caller, Topic topic) {
    return as(agent, () -> requests.record(call, caller, topic, said("Is she\na patient?")));
  }

  private OfficialRow row(String id) {
    return as(officer, () -> requests.page(null, 0, 500)).stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<ReviewRow> waiting(String id) {
    return as(officer, () -> reviews.pending(ReviewKind.OFFICIAL, 0, 500)).stream()
        .filter(review -> ("official/" + id).equals(review.object()))
        .toList();
  }

  @Test
  void whatAnOfficialSaysIsSealedRefusedOnTheTelephoneAndWaitsForTheOfficer() {
    CallId call = answered(agent);
    String id = asked(call, Caller.OFFICIAL, Topic.RECORDS);
    assertEquals(RequestState.OPEN, row(id).state());
    assertEquals(1, waiting(id).size());
    assertEquals(
        "OFFICIAL neither-confirmed-nor-denied",
        text(
            "select concat(relationship, ' ', reason) from audit_event where action ="
                + " 'DISCLOSE.REFUSED' and object = 'official/"
                + id
                + "'"));
    assertFalse(text("select said from official_request where id = '" + id + "'").contains("Dale"));
    OfficialRequests.Words words = as(officer, () -> requests.words(id));
    assertEquals("Is she\na patient?", words.said().nature());
    assertEquals("B-77", words.said().badge());
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'AUDIT.READ' and object = 'official/"
                + id
                + "'"));
  }

  @Test
  void moreSaidInTheSameCallIsTheSameRequestAndOneReview() {
    CallId call = answered(agent);
    String id = asked(call, Caller.OFFICIAL, Topic.OTHER);
    assertEquals(id, asked(call, Caller.OFFICIAL, Topic.WHEREABOUTS));
    assertEquals(Topic.WHEREABOUTS, row(id).topic());
    assertEquals(1, waiting(id).size());
  }

  /** The routing of SC-06: whoever asks and from whatever level, it lands with the officer. */
  @Test
  void reproductiveCareAskedByAnOfficialOrAStrangerGoesToThePrivacyOfficer() {
    for (Caller caller : Caller.values()) {
      CallId call = answered(agent);
      String id = asked(call, caller, Topic.REPRODUCTIVE);
      ReviewRow review = waiting(id).get(0);
      assertEquals("REPRODUCTIVE", review.reason());
      assertEquals(call.value(), review.call());
    }
  }

  @Test
  void disclosureNeedsVerificationAndAuthorityAndBelongsInTheAccounting() {
    String patient = UUID.randomUUID().toString();
    String id = asked(answered(agent), Caller.OFFICIAL, Topic.RECORDS);
    refused("official-not-verified", () -> disclosed(officer, id, patient, null, WHY));
    refused("justification-too-short", () -> disclosed(officer, id, patient, Proof.LETTERHEAD, ""));
    refused(
        "rights-patient-reference", () -> disclosed(officer, id, "Ingrid", Proof.LETTERHEAD, WHY));
    disclosed(officer, id, patient, Proof.COURT_ORDER, WHY);
    assertEquals(RequestState.DISCLOSED, row(id).state());
    assertEquals(officer.userId(), row(id).decidedBy());
    assertEquals(
        "COURT_ORDER",
        text(
            "select reason from audit_event where action = 'DISCLOSE.ACCOUNTABLE' and object ="
                + " 'official/"
                + id
                + "' and patient = '"
                + patient
                + "'"));
    assertEquals(
        List.of("official/" + id),
        as(officer, () -> accountables.missing(patient)).stream().map(it -> it.source()).toList());
    assertEquals(List.of(), waiting(id));
    refused(
        "official-already-decided", () -> disclosed(officer, id, patient, Proof.COURT_ORDER, WHY));
  }

  @Test
  void strangerIsRefusedWhateverTheyShow() {
    String id = asked(answered(agent), Caller.UNKNOWN, Topic.WHETHER_A_PATIENT);
    refused(
        "official-is-a-stranger",
        () -> disclosed(officer, id, UUID.randomUUID().toString(), Proof.LETTERHEAD, WHY));
    as(officer, () -> requests.refuse(id, "Nothing connects this caller with anybody"));
    assertEquals(RequestState.REFUSED, row(id).state());
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'DISCLOSE.REFUSED' and reason ="
                + " 'official-refused' and object = 'official/"
                + id
                + "'"));
    assertTrue(
        as(officer, () -> requests.page(RequestState.REFUSED, 0, 500)).stream()
            .anyMatch(row -> row.id().equals(id)));
    String review = text("select review from official_request where id = '" + id + "'");
    assertEquals(ReviewState.CLOSED, as(officer, () -> reviews.find(review)).orElseThrow().state());
  }

  @Test
  void onlyThePrivacyOfficerDecidesAndOnlyWhoIsInTheCallRecords() {
    CallId call = answered(agent);
    String id = asked(call, Caller.OFFICIAL, Topic.OTHER);
    String patient = UUID.randomUUID().toString();
    for (Role role : Role.values()) {
      if (role != Role.PRIVACY_OFFICER) {
        turnedAway(
            someone(role), () -> disclosed(someone(role), id, patient, Proof.LETTERHEAD, WHY));
        turnedAway(someone(role), () -> requests.words(id));
      }
    }
    as(someone(Role.AUDITOR), () -> requests.page(null, 0, 1));
    turnedAway(agent, () -> requests.page(null, 0, 1));
    refused(
        "no-call",
        () ->
            as(
                someone(Role.AGENT),
                () -> requests.record(call, Caller.OFFICIAL, Topic.OTHER, said("x"))));
  }

  private String disclosed(Actor by, String id, String patient, @Nullable Proof proof, String why) {
    return as(
        by,
        () -> {
          requests.disclose(id, patient, proof, why);
          return id;
        });
  }
}
