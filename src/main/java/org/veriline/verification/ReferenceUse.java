package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;

/** A code that a caller said, and the task it leads to; none when there is no such code. */
@Entity
@Table(name = "reference_use")
class ReferenceUse {
  @Id private String id;

  @Column(name = "call_id")
  private String call;

  private @Nullable String task;
  private Instant at;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ReferenceUse() {}

  ReferenceUse(String id, CallId call, @Nullable String task, Instant at) {
    this.id = id;
    this.call = call.value();
    this.task = task;
    this.at = at;
  }
}
