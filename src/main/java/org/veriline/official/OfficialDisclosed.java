package org.veriline.official;

import java.time.Instant;

/** The privacy officer disclosed something; it belongs in the accounting of that patient. */
public record OfficialDisclosed(String id, String patient, Instant at) {}
