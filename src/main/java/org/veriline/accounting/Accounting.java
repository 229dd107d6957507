package org.veriline.accounting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a report was made, and what its files were. */
@Entity
@Table(name = "accounting")
class Accounting {
  @Id private String id;
  private String patient;

  @Column(name = "from_at")
  private Instant from;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "made_by")
  private String madeBy;

  private int entries;

  @Column(name = "left_out")
  private int leftOut;

  private boolean free;

  @Column(name = "pdf_sha256")
  private String pdf;

  @Column(name = "csv_sha256")
  private String csv;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Accounting() {}

  Accounting(Head head, int leftOut, String pdf, String csv) {
    this.id = head.id();
    this.patient = head.patient();
    this.from = head.from();
    this.madeAt = head.made();
    this.madeBy = head.madeBy();
    this.entries = head.entries();
    this.leftOut = leftOut;
    this.free = head.free();
    this.pdf = pdf;
    this.csv = csv;
  }
}
