package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.patient.PatientRef;

/** Somebody there said it is a wrong number: nobody calls it for this patient (TE-12). */
@Entity
@Table(name = "closed_number")
class ClosedNumber {
  @Id private String id;
  private String patient;

  @Column(name = "number_key")
  private String numberKey;

  @Column(name = "call_id")
  private String call;

  @Column(name = "closed_at")
  private Instant closedAt;

  @Column(name = "opened_at")
  private @Nullable Instant openedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ClosedNumber() {}

  ClosedNumber(String id, PatientRef patient, String numberKey, CallId call, Instant at) {
    this.id = id;
    this.patient = patient.value();
    this.numberKey = numberKey;
    this.call = call.value();
    this.closedAt = at;
  }

  void open(Instant at) {
    openedAt = at;
  }
}
