package org.veriline.patient;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A keyed hash by which a patient is found without anything being readable. */
@Entity
@Table(name = "patient_lookup")
class PatientLookup {

  /** What is looked up; part of the hash, so that kinds never match each other. */
  enum Kind {
    BIRTH,
    KEYPAD,
    RECORD,
    MEMBER,
    CLAIM,
    PHONE
  }

  @Id private String id;
  private String kind;
  private String value;
  private String patient;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected PatientLookup() {}

  PatientLookup(String id, Kind kind, String value, String patient) {
    this.id = id;
    this.kind = kind.name();
    this.value = value;
    this.patient = patient;
  }

  String patient() {
    return patient;
  }
}
