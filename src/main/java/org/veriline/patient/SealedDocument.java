package org.veriline.patient;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * What we know of one patient in one data class, sealed. Whose and which it is goes into the seal,
 * so a row whose bytes, patient or kind was changed by hand does not open.
 */
@Entity
@Table(name = "patient_document")
class SealedDocument {
  /** Names and answers that matching needs; apart, so that matching opens nothing else. */
  static final String MATCHING = "MATCHING";

  @Id private String id;
  private String patient;
  private String kind;
  private byte[] sealed;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected SealedDocument() {}

  SealedDocument(String patient, String kind, byte[] sealed) {
    this.id = id(patient, kind);
    this.patient = patient;
    this.kind = kind;
    this.sealed = sealed.clone();
  }

  static String id(String patient, String kind) {
    return patient + "/" + kind;
  }

  static String associated(String patient, String kind) {
    return "patient/" + patient + "/" + kind;
  }

  /** By the columns, not by the id asked for: changed columns must break the seal. */
  String associated() {
    return associated(patient, kind);
  }

  String patient() {
    return patient;
  }

  byte[] sealed() {
    return sealed.clone();
  }
}
