package org.veriline.compliance;

import java.time.Instant;

/** A deadline came into another stage; within the transaction that wrote it down. */
public record DeadlineMoved(LegalClock clock, String subject, Instant due, Stage stage) {}
