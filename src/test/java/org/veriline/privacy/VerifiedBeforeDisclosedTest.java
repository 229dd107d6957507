package org.veriline.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.veriline.audit.AuditLog.Entry;

class VerifiedBeforeDisclosedTest {
  private final VerifiedBeforeDisclosed check = new VerifiedBeforeDisclosed();
  private long n;

  private void verify(String interaction, String level) {
    check.read(
        new Entry(
            ++n, "VERIFY.LEVEL", "a", null, interaction, "c", null, null, level, null, null, null));
  }

  private void emergency(String interaction) {
    check.read(
        new Entry(
            ++n,
            "VERIFY.FACTOR",
            "a",
            null,
            interaction,
            "c",
            null,
            null,
            null,
            null,
            "emergency",
            null));
  }

  private void glass(String action, String actor, String patient) {
    check.read(
        new Entry(++n, action, actor, patient, null, null, null, null, null, null, null, null));
  }

  private void told(
      @Nullable String interaction, String purpose, String relationship, String section) {
    check.read(
        new Entry(
            ++n,
            "DISCLOSE.TO",
            "a",
            "p",
            interaction,
            "c",
            purpose,
            relationship,
            // What the row claims for itself counts for nothing.
            "V3",
            "D2",
            null,
            "section/" + section));
  }

  private void found(String... reasons) {
    assertEquals(
        List.of(reasons),
        check.violations().stream().map(VerifiedBeforeDisclosed.Violation::reason).toList());
  }

  @Test
  void whatWasEarnedIsNoViolation() {
    verify("i", "V1");
    told("i", "TREATMENT", "SELF", "IDENTITY");
    verify("i", "V2");
    told("i", "TREATMENT", "SELF", "APPOINTMENTS");
    told("i", "TREATMENT", "SELF", "MEDICATIONS");
    found();
    assertEquals(3, check.judged());
  }

  @Test
  void levelOfAnotherCallOrOfLaterCountsForNothing() {
    verify("other", "V3");
    told("i", "TREATMENT", "SELF", "APPOINTMENTS");
    told(null, "TREATMENT", "SELF", "APPOINTMENTS");
    verify("i", "V2");
    found("no-verification", "no-verification");
  }

  @Test
  void levelThatIsTooLowOrHasFallen() {
    verify("i", "V1");
    told("i", "TREATMENT", "SELF", "APPOINTMENTS");
    verify("i", "V2");
    told("i", "TREATMENT", "SELF", "SENSITIVE");
    verify("i", "V0");
    told("i", "TREATMENT", "SELF", "APPOINTMENTS");
    found("level-too-low", "level-too-low", "level-too-low");
  }

  @Test
  void whatIsNeverSaidToSuchACallerIsAViolationAtEveryLevel() {
    verify("i", "V3");
    told("i", "PAYMENT", "UNKNOWN", "BILLING");
    told("i", "TREATMENT", "INVOLVED", "SENSITIVE");
    found("never-by-phone", "never-by-phone");
  }

  @Test
  void emergencyHasToBeStatedBeforeAndInTheSameCall() {
    told("i", "EMERGENCY", "SELF", "MEDICATIONS");
    emergency("other");
    told("i", "EMERGENCY", "SELF", "MEDICATIONS");
    emergency("i");
    told("i", "EMERGENCY", "SELF", "MEDICATIONS");
    found("no-emergency", "no-emergency");
  }

  @Test
  void glassHasToBeOpenForThisPersonAndThisPatient() {
    glass("BTG.OPEN", "a", "another");
    glass("BTG.OPEN", "b", "p");
    told("i", "BREAK_GLASS", "SELF", "MEDICATIONS");
    glass("BTG.OPEN", "a", "p");
    told("i", "BREAK_GLASS", "SELF", "MEDICATIONS");
    glass("BTG.CLOSE", "a", "p");
    told("i", "BREAK_GLASS", "SELF", "MEDICATIONS");
    found("no-emergency", "no-emergency");
  }
}
