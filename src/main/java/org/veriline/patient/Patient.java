package org.veriline.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** That a patient exists here, and what the last import was worth. What is known lies sealed. */
@Entity
@Table(name = "patient")
class Patient {
  @Id private String id;

  @Column(name = "source_key")
  private String sourceKey;

  @Column(name = "content_key")
  private String contentKey;

  @Column(name = "imported_at")
  private Instant importedAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Patient() {}

  Patient(String id, String sourceKey, String contentKey, Instant at) {
    this.id = id;
    this.sourceKey = sourceKey;
    this.contentKey = contentKey;
    this.importedAt = at;
    this.changedAt = at;
  }

  String id() {
    return id;
  }

  boolean holds(String content) {
    return contentKey.equals(content);
  }

  void changed(String content, Instant at) {
    contentKey = content;
    changedAt = at;
  }
}
