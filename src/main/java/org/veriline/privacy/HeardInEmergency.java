package org.veriline.privacy;

import org.veriline.call.CallId;
import org.veriline.patient.PatientRef;

/** Something was opened to be told because of an emergency, in this transaction (TE-27). */
public record HeardInEmergency(CallId call, PatientRef patient, String user) {}
