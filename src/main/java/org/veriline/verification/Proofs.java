package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;
import org.veriline.script.Proof;

/**
 * What was proven and what failed in a call, each factor counted once. In which order things are
 * asked is not known here: that is {@link Verification}.
 */
@Embeddable
class Proofs {
  @Embedded private FoundPatient patient = new FoundPatient();
  @Embedded private ThirdFactor third = new ThirdFactor();
  @Embedded private OwnTelephone telephone = new OwnTelephone();
  @Embedded private Attempts attempts = new Attempts();

  @Column(name = "last_answer")
  @Enumerated(EnumType.STRING)
  private @Nullable Answer lastAnswer;

  /** Birth date and number typed on the keypad: both count, each once. */
  void provenByKeypad(PatientRef typed) {
    patient.candidate(typed);
    third.provenByKeypad();
  }

  boolean mayTryKeypad() {
    return attempts.leftOnKeypad() && !third.byKeypad();
  }

  /** Two failures on the keypad count as one of the call's two. */
  void keypadFailed(@Nullable PatientRef tried) {
    patient.meant(tried);
    if (attempts.keypadFailed()) {
      failed();
    }
  }

  /** As {@link #possession}, before an agent answered; a wrong code is one of the call's two. */
  void codeInMenu(boolean right) {
    telephone.keyedInMenu(right);
    if (!right) {
      failed();
    }
  }

  /** Whom keys and telephone pointed at is another person now: they prove nothing any more. */
  void nobodyTyped() {
    patient.nobodyTyped();
    telephone.nobodys();
    third.nobodys();
  }

  /** This call goes to a number of this patient. */
  void dialledTo(PatientRef called, boolean aged) {
    patient.candidate(called);
    telephone.dialled(aged);
  }

  /** The code that was spoken into an aged number was keyed here, or was not. */
  void possession(boolean proven) {
    if (attempts.closed() || !patient.isProven()) {
      throw new Refusal("step-not-yet");
    }
    telephone.keyed(proven);
    compared(proven);
  }

  void identified(PatientRef caller) {
    patient.found(caller);
    compared(true);
  }

  void notIdentified() {
    patient.notFound();
    compared(false);
  }

  void answered(String asked, boolean right) {
    third.answered(asked, right);
    if (!right) {
      attempts.wrongThird();
    }
    compared(right);
  }

  void cannotAnswer(String asked) {
    third.cannotAnswer(asked);
    lastAnswer = null;
  }

  private void compared(boolean right) {
    lastAnswer = right ? Answer.MATCHED : Answer.NOT_MATCHED;
    if (!right) {
      failed();
    }
  }

  /** Once the patient is found, what fails is the proof itself, as a third factor is. */
  void otherFailed() {
    if (patient.isProven()) {
      attempts.wrongThird();
    }
    failed();
  }

  private void failed() {
    if (attempts.failed()) {
      cannotVerify();
    }
  }

  void cannotVerify() {
    attempts.close();
    third.ask(null);
  }

  /** Somebody answers for the caller, who could not pass. */
  void override() {
    third.override();
    attempts.forgive();
  }

  /** What one person proved is gone; what failed stays with the call. */
  void nothingProven() {
    patient.nothingProven();
    telephone.nothingProven();
    third.nothingProven();
    lastAnswer = null;
  }

  /** What proves possession stands in for a missing third factor. */
  Proof further() {
    return standsIn() ? Proof.PROVEN : third.proof();
  }

  /** Possession that stands in for the third factor never counts as both. */
  Proof spare() {
    return standsIn() || third.isOverridden() ? Proof.NONE : telephone.proof();
  }

  private boolean standsIn() {
    return telephone.isProven() && !third.isProven();
  }

  /** Name and birth date have matched, and no third factor. */
  boolean lackOnlyAFurther() {
    return patient.proven().isPresent() && patient.isProven() && !third.isProven();
  }

  /** Identity, a further factor and possession, all of the caller's own. */
  boolean areComplete() {
    return !third.isOverridden() && patient.isProven() && third.isProven() && telephone.isProven();
  }

  FoundPatient patient() {
    return patient;
  }

  ThirdFactor third() {
    return third;
  }

  OwnTelephone telephone() {
    return telephone;
  }

  Attempts attempts() {
    return attempts;
  }

  @Nullable Answer lastAnswer() {
    return lastAnswer;
  }
}
