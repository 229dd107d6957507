package org.veriline.outreach;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.veriline.verification.ResultClass;

/** What a clinician released to be told by telephone for a request. A class, never the result. */
@Entity
@Table(name = "result_release")
class Release {
  @Id private String request;

  @Enumerated(EnumType.STRING)
  private ResultClass result;

  @Enumerated(EnumType.STRING)
  @Column(name = "told_by")
  private ToldBy toldBy;

  private boolean today;

  @Column(name = "released_by")
  private String releasedBy;

  @Column(name = "released_at")
  private Instant releasedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Release() {}

  Release(String request) {
    this.request = request;
  }

  void say(ResultClass of, ToldBy by, boolean callToday, String who, Instant at) {
    result = of;
    toldBy = by;
    today = callToday;
    releasedBy = who;
    releasedAt = at;
  }

  ResultClass result() {
    return result;
  }

  ToldBy toldBy() {
    return toldBy;
  }

  boolean today() {
    return today;
  }
}
