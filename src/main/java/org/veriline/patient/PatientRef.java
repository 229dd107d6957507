package org.veriline.patient;

/**
 * An opaque handle of a patient. It says nothing about the patient, and it never leaves the server.
 */
public record PatientRef(String value) {
  @Override
  public String toString() {
    return "PatientRef[…]";
  }
}
