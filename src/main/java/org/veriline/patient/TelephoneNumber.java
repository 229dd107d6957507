package org.veriline.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A number on file, sealed, and since when it is known to be this patient's. */
@Entity
@Table(name = "patient_number")
class TelephoneNumber {
  @Id private String id;
  private String patient;

  /** Keyed hash: the same number keeps its age when a file comes again. */
  private String value;

  private byte[] sealed;
  private Instant since;

  /** The patient told us in a call: no import makes it older, or forgets it. */
  private boolean told;

  /** The patient took it back in a call: an import that still has it does not bring it back. */
  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected TelephoneNumber() {}

  TelephoneNumber(String id, String patient, String value, byte[] sealed, Instant since) {
    this.id = id;
    this.patient = patient;
    this.value = value;
    this.sealed = sealed.clone();
    this.since = since;
  }

  /** What the source itself says holds; it may make a number younger, too. */
  void stated(Instant since) {
    if (!told || since.isAfter(this.since)) {
      this.since = since;
    }
  }

  /** From now on, whatever was known of it before. */
  void told(Instant now) {
    told = true;
    since = now;
    endedAt = null;
  }

  void end(Instant now) {
    endedAt = now;
  }

  boolean isTold() {
    return told;
  }

  boolean ended() {
    return endedAt != null;
  }

  String id() {
    return id;
  }

  String value() {
    return value;
  }

  byte[] sealed() {
    return sealed.clone();
  }

  Instant since() {
    return since;
  }

  String associated() {
    return associated(patient, id);
  }

  static String associated(String patient, String id) {
    return "patient-number/" + patient + "/" + id;
  }
}
