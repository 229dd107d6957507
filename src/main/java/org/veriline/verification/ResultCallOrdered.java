package org.veriline.verification;

import org.veriline.call.CallId;
import org.veriline.patient.PatientRef;

/**
 * A caller who proved who they are in the menu wants to be called about a result; fired inside the
 * transaction, so that it is put down or was not promised.
 */
public record ResultCallOrdered(CallId call, PatientRef patient) {}
