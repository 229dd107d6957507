package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.veriline.call.CallId;
import org.veriline.patient.ContactKind;
import org.veriline.patient.PatientRef;

/** That contact data were changed in a call, and by whom. Never rewritten, and no value in it. */
@Entity
@Table(name = "contact_change")
class ContactChange {
  @Id private String id;

  @Column(name = "call_id")
  private String call;

  private String patient;

  @Enumerated(EnumType.STRING)
  private ContactKind kind;

  private String agent;
  private Instant at;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ContactChange() {}

  ContactChange(
      String id, CallId call, PatientRef patient, ContactKind kind, String agent, Instant at) {
    this.id = id;
    this.call = call.value();
    this.patient = patient.value();
    this.kind = kind;
    this.agent = agent;
    this.at = at;
  }
}
