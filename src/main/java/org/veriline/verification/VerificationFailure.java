package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call that failed, whose record was tried, and from which number, as a keyed value. */
@Entity
@Table(name = "verification_failure")
class VerificationFailure {
  @Id
  @Column(name = "call_id")
  private String call;

  private Instant at;
  private @Nullable String patient;
  private @Nullable String caller;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected VerificationFailure() {}

  VerificationFailure(String call, Instant at, @Nullable String patient, @Nullable String caller) {
    this.call = call;
    this.at = at;
    this.patient = patient;
    this.caller = caller;
  }

  String call() {
    return call;
  }

  Instant at() {
    return at;
  }

  @Nullable String patient() {
    return patient;
  }

  @Nullable String caller() {
    return caller;
  }
}
