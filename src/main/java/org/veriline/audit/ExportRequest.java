package org.veriline.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.audit.WhoSaw.Question;
import org.veriline.platform.Refusal;

/** One question whose answer somebody wants to take out, and what a second person said to it. */
@Entity
@Table(name = "export_request")
class ExportRequest {
  /** Both act within this time of each other, and the answer is taken within it (RM-05). */
  static final Duration LASTS = Duration.ofMinutes(15);

  @Id private String id;

  @Column(name = "asked_by")
  private String askedBy;

  @Column(name = "asked_at")
  private Instant askedAt;

  private String person;
  private String patient;

  @Column(name = "from_at")
  private Instant from;

  @Column(name = "until_at")
  private Instant until;

  @Enumerated(EnumType.STRING)
  private ExportState state = ExportState.WAITING;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ExportRequest() {}

  ExportRequest(String id, String askedBy, Instant askedAt, Question question) {
    this.id = id;
    this.askedBy = askedBy;
    this.askedAt = askedAt;
    this.person = question.actor();
    this.patient = question.patient();
    this.from = question.from();
    this.until = question.until();
  }

  void decide(boolean yes, String by, Instant at) {
    if (by.equals(askedBy)) {
      throw new Refusal("export-needs-second-person");
    }
    if (state(at) != ExportState.WAITING) {
      throw new Refusal("export-not-waiting");
    }
    state = yes ? ExportState.APPROVED : ExportState.DECLINED;
    decidedBy = by;
    decidedAt = at;
  }

  /** Once, and only by whoever asked. */
  Question use(String by, Instant at) {
    if (!by.equals(askedBy) || state(at) != ExportState.APPROVED) {
      throw new Refusal("export-not-approved");
    }
    state = ExportState.USED;
    return question();
  }

  private ExportState state(Instant now) {
    Instant since = state == ExportState.APPROVED && decidedAt != null ? decidedAt : askedAt;
    boolean open = state == ExportState.WAITING || state == ExportState.APPROVED;
    return open && now.isAfter(since.plus(LASTS)) ? ExportState.EXPIRED : state;
  }

  private Question question() {
    return new Question(person, patient, from, until);
  }

  ExportRow row(Instant now) {
    return new ExportRow(id, askedBy, askedAt, question(), state(now), decidedBy);
  }
}
