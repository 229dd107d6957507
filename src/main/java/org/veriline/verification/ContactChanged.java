package org.veriline.verification;

import java.util.Locale;
import java.util.Optional;
import org.veriline.call.CallId;
import org.veriline.patient.ContactKind;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Phi;

/**
 * Contact data were changed; fired inside the transaction, so that notice is given or nothing was
 * changed.
 *
 * @param before where the notice goes, if there was anything
 * @param language in which the patient is written to
 */
public record ContactChanged(
    CallId call,
    PatientRef patient,
    ContactKind kind,
    Optional<Phi> before,
    Phi now,
    Locale language) {}
