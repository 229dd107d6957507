package org.veriline.patient;

/**
 * An import changed by what this patient is known, or retired the record: what somebody proved a
 * moment ago, they proved of another.
 */
public record PatientIdentityChanged(PatientRef patient) {}
