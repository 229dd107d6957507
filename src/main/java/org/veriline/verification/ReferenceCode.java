package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A short random code for a task, for whoever would rather call us than be called (VP-17). */
@Entity
@Table(name = "reference_code")
class ReferenceCode {
  @Id private String id;

  @Column(name = "code_key")
  private String key;

  /** The code itself, so that a task has one and not a new one for every call. */
  private byte[] sealed;

  private String task;
  private Instant until;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ReferenceCode() {}

  ReferenceCode(String id, String key, byte[] sealed, String task, Instant until) {
    this.id = id;
    this.key = key;
    this.sealed = sealed.clone();
    this.task = task;
    this.until = until;
  }

  String id() {
    return id;
  }

  byte[] sealed() {
    return sealed.clone();
  }

  String task() {
    return task;
  }
}
