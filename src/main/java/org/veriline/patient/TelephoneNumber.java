package org.veriline.patient;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

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
    this.since = since;
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
