package org.veriline.accounting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Until then the patient is not told of disclosures of this kind. Nobody shortens or edits it. */
@Entity
@Table(name = "accounting_suspension")
class Suspension {
  @Id private String id;
  private String patient;

  @Enumerated(EnumType.STRING)
  private Basis basis;

  private byte[] official;

  @Column(name = "from_at")
  private Instant from;

  @Column(name = "until_at")
  private Instant until;

  @Column(name = "in_writing")
  private boolean inWriting;

  @Column(name = "entered_by")
  private String enteredBy;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Suspension() {}

  Suspension(
      String id,
      String patient,
      Basis basis,
      byte[] official,
      Instant from,
      Instant until,
      boolean inWriting,
      String enteredBy) {
    this.id = id;
    this.patient = patient;
    this.basis = basis;
    this.official = official.clone();
    this.from = from;
    this.until = until;
    this.inWriting = inWriting;
    this.enteredBy = enteredBy;
  }
}
