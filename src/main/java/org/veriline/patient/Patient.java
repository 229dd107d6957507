package org.veriline.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** That a patient exists here, and what the last import was worth. What is known lies sealed. */
@Entity
@Table(name = "patient")
class Patient {
  @Id private String id;

  @Column(name = "source_key")
  private String sourceKey;

  @Column(name = "content_key")
  private String contentKey;

  @Column(name = "identity_key")
  private @Nullable String identityKey;

  @Column(name = "imported_at")
  private Instant importedAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Patient() {}

  Patient(String id, String sourceKey, String contentKey, String identityKey, Instant at) {
    this.id = id;
    this.sourceKey = sourceKey;
    this.contentKey = contentKey;
    this.identityKey = identityKey;
    this.importedAt = at;
    this.changedAt = at;
  }

  String id() {
    return id;
  }

  boolean holds(String content) {
    return contentKey.equals(content);
  }

  /** Whether it is known by something else now; of records of older versions nobody can tell. */
  boolean changed(String content, String identity, Instant at) {
    boolean another = identityKey != null && !identityKey.equals(identity);
    contentKey = content;
    identityKey = identity;
    changedAt = at;
    return another;
  }
}
