package org.veriline.patient;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A call that used up its attempts at this record. */
@Entity
@Table(name = "patient_failed_call")
class FailedCall {
  @Id private String id;
  private String patient;
  private Instant at;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected FailedCall() {}

  FailedCall(String patient, String call, Instant at) {
    this.id = patient + "/" + call;
    this.patient = patient;
    this.at = at;
  }

  String patient() {
    return patient;
  }

  Instant at() {
    return at;
  }
}
