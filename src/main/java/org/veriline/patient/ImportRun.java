package org.veriline.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What an import did, kept. */
@Entity
@Table(name = "patient_import")
class ImportRun {
  @Id private String id;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  private String actor;

  @Enumerated(EnumType.STRING)
  private ImportFormat format;

  private int created;
  private int changed;
  private int unchanged;
  private int retired;
  private int refused;

  @Column(name = "never_by_phone")
  private int neverByPhone;

  private String report;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ImportRun() {}

  ImportRun(
      String id,
      Instant startedAt,
      Instant endedAt,
      String actor,
      ImportFormat format,
      ImportReport report) {
    this.id = id;
    this.startedAt = startedAt;
    this.endedAt = endedAt;
    this.actor = actor;
    this.format = format;
    this.created = report.created();
    this.changed = report.changed();
    this.unchanged = report.unchanged();
    this.retired = report.retired();
    this.refused = report.refused();
    this.neverByPhone = report.neverByPhone();
    StringBuilder lines = new StringBuilder();
    report
        .lines()
        .forEach(
            line ->
                lines
                    .append(line.number())
                    .append(' ')
                    .append(line.error())
                    .append(' ')
                    .append(line.field())
                    .append('\n'));
    this.report = lines.toString();
  }
}
