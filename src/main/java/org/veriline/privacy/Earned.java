package org.veriline.privacy;

import org.jspecify.annotations.Nullable;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.decision.Surroundings;
import org.veriline.patient.PatientRef;

/** What {@code verification} says a call has earned. */
public record Earned(
    String agent,
    @Nullable PatientRef patient,
    Relationship relationship,
    Purpose purpose,
    Level level,
    Allowance allowance,
    Surroundings surroundings,
    boolean emergency) {}
