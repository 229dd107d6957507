package org.veriline.outreach;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;

/**
 * An emergency department that was told something; which one, and who spoke for it, is in the
 * request's note.
 */
@Entity
@Table(name = "emergency_call_back")
class EmergencyCallBack {
  @Id private String request;

  @Column(name = "call_id")
  private String call;

  private String patient;

  @Column(name = "told_by")
  private String toldBy;

  @Column(name = "due_at")
  private Instant dueAt;

  @Enumerated(EnumType.STRING)
  private CallBackOutcome outcome = CallBackOutcome.OPEN;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  /** The privacy officer was told that it is late. */
  private boolean late;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected EmergencyCallBack() {}

  EmergencyCallBack(String request, CallId call, PatientRef patient, String toldBy, Instant dueAt) {
    this.request = request;
    this.call = call.value();
    this.patient = patient.value();
    this.toldBy = toldBy;
    this.dueAt = dueAt;
  }

  void decide(CallBackOutcome as, String by, Instant at) {
    if (outcome != CallBackOutcome.OPEN) {
      throw new Refusal("request-already-done");
    }
    outcome = as;
    decidedBy = by;
    decidedAt = at;
  }

  void isLate() {
    late = true;
  }

  String request() {
    return request;
  }

  CallId call() {
    return new CallId(call);
  }

  String patient() {
    return patient;
  }

  String toldBy() {
    return toldBy;
  }
}
