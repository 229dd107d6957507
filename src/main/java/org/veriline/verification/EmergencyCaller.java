package org.veriline.verification;

import org.veriline.organisation.OrganisationKind;
import org.veriline.patient.Phi;

/**
 * Who is told something in an emergency and was not called back.
 *
 * @param said organisation, person and number, one line each, as the caller said them
 */
public record EmergencyCaller(OrganisationKind kind, Phi said) {}
