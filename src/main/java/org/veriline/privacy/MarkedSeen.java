package org.veriline.privacy;

import org.veriline.call.CallId;
import org.veriline.patient.PatientRef;

/** Somebody looked at a marked patient; who watches over such looks hears of it (SC-08). */
public record MarkedSeen(CallId call, PatientRef patient, String user) {}
