package org.veriline.authority;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/** A file of records: none of its lines counts before a second person has approved the whole. */
@Entity
@Table(name = "authority_batch")
class RecordBatch {
  @Id private String id;

  @Enumerated(EnumType.STRING)
  private RecordState state;

  @Column(name = "uploaded_by")
  private String uploadedBy;

  @Column(name = "uploaded_at")
  private Instant uploadedAt;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  private int proposed;
  private int refused;
  private String report;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected RecordBatch() {}

  RecordBatch(String id, String by, Instant at, int proposed, int refused, String report) {
    this.id = id;
    this.state = RecordState.PROPOSED;
    this.uploadedBy = by;
    this.uploadedAt = at;
    this.proposed = proposed;
    this.refused = refused;
    this.report = report;
  }

  void decide(RecordState as, String userId, Instant at) {
    if (state != RecordState.PROPOSED) {
      throw new Refusal("record-not-so");
    }
    if (as == RecordState.APPROVED && uploadedBy.equals(userId)) {
      throw new Refusal("record-needs-second-person");
    }
    state = as;
    decidedBy = userId;
    decidedAt = at;
  }
}
