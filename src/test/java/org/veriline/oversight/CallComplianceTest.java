package org.veriline.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.veriline.audit.Evidence;

class CallComplianceTest {
  private static final Instant BEGAN = Instant.parse("2026-11-24T15:00:00Z");
  private final List<Evidence> rows = new ArrayList<>();

  private CallComplianceTest row(
      String action, String outcome, @Nullable String level, @Nullable String reason) {
    return row(action, outcome, level, reason, null, null, "TREATMENT", "visit");
  }

  private CallComplianceTest row(
      String action,
      String outcome,
      @Nullable String level,
      @Nullable String reason,
      @Nullable String dataClass,
      @Nullable String object,
      @Nullable String purpose,
      String fields) {
    long n = rows.size() + 1L;
    rows.add(
        new Evidence(
            n,
            BEGAN.plusSeconds(n * 5),
            "agent",
            "AGENT",
            null,
            action,
            outcome,
            "patient",
            "call",
            purpose,
            "SELF",
            level,
            dataClass,
            fields,
            reason,
            object));
    return this;
  }

  private CallComplianceTest factor(String reason, boolean right) {
    return row("VERIFY.FACTOR", right ? "OK" : "FAILED", null, reason);
  }

  private CallComplianceTest level(String level) {
    return row("VERIFY.LEVEL", "OK", level, "R1");
  }

  private CallComplianceTest view(String dataClass, String section, String level) {
    return row("PHI.VIEW", "OK", level, null, dataClass, "section/" + section, "TREATMENT", "");
  }

  private CallComplianceTest verified() {
    return row("VERIFY.START", "OK", null, null)
        .factor("no-emergency", true)
        .factor("about-self", true)
        .factor("name-and-birth-date", true)
        .level("V1")
        .factor("number", true)
        .level("V2")
        .factor("need-APPOINTMENT", true);
  }

  private CallCompliance judged() {
    return CallCompliance.of(rows);
  }

  @Test
  void callThatDidEverythingInOrderMissesNothing() {
    verified().factor("surroundings-PRIVATE", true).view("D2", "APPOINTMENTS", "V2");
    row("DISCLOSE.TO", "OK", "V2", null, "D2", "section/APPOINTMENTS", "TREATMENT", "visit");
    CallCompliance it = judged();
    assertEquals(Set.of(), it.missed());
    assertTrue(it.disclosed());
    assertEquals(30L, it.seconds());
    assertEquals(1, it.toldComplete());
  }

  @Test
  void callThatDisclosedNothingMissesNothing() {
    row("VERIFY.START", "OK", null, null).factor("name-and-birth-date", false);
    assertFalse(judged().disclosed());
    assertEquals(Set.of(), judged().missed());
    assertNull(judged().seconds());
  }

  @Test
  void viewBeforeTheNeededLevelIsAMiss() {
    view("D3", "VISITS", "V2");
    verified();
    assertFalse(judged().verifiedFirst());
    assertTrue(judged().missed().contains("CC-12"));
  }

  @Test
  void levelThatFellBeforeTheViewIsNoLevel() {
    verified().factor("surroundings-PRIVATE", true).level("V0").view("D3", "VISITS", "V0");
    assertTrue(judged().missed().contains("CC-12"));
  }

  @Test
  void sensitiveSectionNeedsV3() {
    verified().factor("surroundings-PRIVATE", true).view("D5", "SENSITIVE", "V2");
    assertTrue(judged().missed().contains("CC-12"));
  }

  @Test
  void stepLeftOutIsAMiss() {
    row("VERIFY.START", "OK", null, null)
        .factor("no-emergency", true)
        .level("V2")
        .factor("need-APPOINTMENT", true)
        .factor("surroundings-PRIVATE", true)
        .view("D2", "APPOINTMENTS", "V2");
    CallCompliance it = judged();
    assertTrue(it.verifiedFirst());
    assertFalse(it.scriptComplete());
    assertEquals(Set.of("CC-12"), it.missed());
  }

  @Test
  void organisationThatStatedItsPurposeMissesNothing() {
    row("VERIFY.START", "OK", null, null)
        .factor("no-emergency", true)
        .factor("about-other", true)
        .factor("organisation-PHARMACY", true)
        .level("V2")
        .factor("purpose-TREATMENT", true)
        .factor("surroundings-PRIVATE", true)
        .view("D3", "REFILLS", "V2");
    assertEquals(Set.of(), judged().missed());
  }

  @Test
  void organisationThatStatedNoPurposeIsAMiss() {
    row("VERIFY.START", "OK", null, null)
        .factor("no-emergency", true)
        .factor("about-other", true)
        .level("V2")
        .factor("surroundings-PRIVATE", true)
        .view("D3", "REFILLS", "V2");
    assertEquals(Set.of("CC-12"), judged().missed());
  }

  @Test
  void callWeDialledBeginsWithWhoAnswers() {
    row("VERIFY.START", "OK", null, null)
        .factor("answered-PATIENT", true)
        .level("V2")
        .factor("surroundings-PRIVATE", true)
        .view("D3", "VISITS", "V2");
    assertEquals(Set.of(), judged().missed());
  }

  @Test
  void privacyAskedAfterTheDisclosureIsAMiss() {
    verified().view("D2", "APPOINTMENTS", "V2").factor("surroundings-PRIVATE", true);
    assertEquals(Set.of("CC-15"), judged().missed());
  }

  @Test
  void identityNeedsNoPrivacyQuestion() {
    verified().view("D1", "IDENTITY", "V2");
    assertEquals(Set.of(), judged().missed());
    assertFalse(judged().privacyNeeded());
  }

  @Test
  void thingSaidWithoutFieldsOrPurposeIsIncomplete() {
    verified().factor("surroundings-PRIVATE", true);
    row("DISCLOSE.TO", "OK", "V2", null, "D2", "section/APPOINTMENTS", "TREATMENT", "");
    row("DISCLOSE.TO", "OK", "V2", null, "D2", "section/APPOINTMENTS", null, "visit");
    assertEquals(Set.of("CC-13"), judged().missed());
    assertEquals(2, judged().told());
    assertEquals(0, judged().toldComplete());
  }

  @Test
  void emergencyAndRefusalCountInNothing() {
    row("PHI.VIEW", "OK", "V0", "break-glass", "D5", "section/SENSITIVE", "EMERGENCY", "");
    row("DISCLOSE.REFUSED", "REFUSED", null, null, "D3", "section/VISITS", "TREATMENT", "");
    assertFalse(judged().disclosed());
  }

  @Test
  void questionsAreWhatTheCallerIsAsked() {
    verified().factor("claim", false).factor("agent-side-private", true);
    assertEquals(
        List.of(
            new CallCompliance.Asked("name-and-birth-date", true),
            new CallCompliance.Asked("number", true),
            new CallCompliance.Asked("claim", false)),
        judged().questions());
    assertTrue(judged().reachedV2());
  }
}
