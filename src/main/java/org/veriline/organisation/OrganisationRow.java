package org.veriline.organisation;

import java.time.Instant;

/**
 * An entry of the directory, for the person who keeps it.
 *
 * @param number the main number, as digits
 * @param since since when it is known to be theirs
 */
public record OrganisationRow(
    String id,
    OrganisationKind kind,
    String title,
    String number,
    Instant since,
    String verifiedBy,
    Instant verifiedAt) {}
