package org.veriline.accounting;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An incident that was an impermissible disclosure, until it stands in the accounting. */
@Entity
@Table(name = "accountable_due")
class AccountableDue {
  @Id private String source;
  private String patient;
  private Instant at;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected AccountableDue() {}

  AccountableDue(String source, String patient, Instant at) {
    this.source = source;
    this.patient = patient;
    this.at = at;
  }

  boolean isOf(String whom) {
    return patient.equals(whom);
  }
}
