package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;
import org.veriline.script.Proof;

/** Whose record a call is about: who was found, and who was only tried or dialled. */
@Embeddable
class FoundPatient {
  @Enumerated(EnumType.STRING)
  private Proof identity = Proof.NONE;

  private @Nullable String proven;

  /**
   * Kept when the level falls, for what the agent still owes the caller: a request, a call-back.
   */
  @Column(name = "last_proven")
  private @Nullable String lastProven;

  /** Whom birth date and number, typed before the agent answered, belong to. */
  private @Nullable String candidate;

  /** Whose record a failure is about when nobody was proven; nothing is ever opened by it. */
  private @Nullable String meant;

  void found(PatientRef patient) {
    proven = patient.value();
    lastProven = proven;
    identity = Proof.PROVEN;
  }

  void notFound() {
    identity = Proof.FAILED;
  }

  void nothingProven() {
    proven = null;
    identity = Proof.NONE;
  }

  /** Only this one can be found in the call by name; nothing is proven by it. */
  void candidate(PatientRef patient) {
    candidate = patient.value();
  }

  /** What was typed before the agent answered fits nobody any more. */
  void nobodyTyped() {
    candidate = null;
  }

  /** Remembers whose record is being tried, though nothing was proven. */
  void meant(@Nullable PatientRef patient) {
    if (patient != null) {
      meant = patient.value();
    }
  }

  boolean isAnotherThan(PatientRef patient) {
    return lastProven != null && !lastProven.equals(patient.value());
  }

  /** Whose record a failure of this call is about. */
  Optional<PatientRef> failedAt() {
    String patient = lastProven != null ? lastProven : candidate != null ? candidate : meant;
    return Optional.ofNullable(patient).map(PatientRef::new);
  }

  Proof identity() {
    return identity;
  }

  boolean isProven() {
    return identity == Proof.PROVEN;
  }

  PatientRef mustBeProven() {
    return proven().filter(found -> isProven()).orElseThrow(() -> new Refusal("step-not-yet"));
  }

  Optional<PatientRef> proven() {
    return Optional.ofNullable(proven).map(PatientRef::new);
  }

  Optional<PatientRef> lastProven() {
    return Optional.ofNullable(lastProven).map(PatientRef::new);
  }

  Optional<PatientRef> candidate() {
    return Optional.ofNullable(candidate).map(PatientRef::new);
  }
}
