package org.veriline.verification;

/**
 * Why we call, in codes; the task itself is known to whoever gave the errand.
 *
 * @param task opaque
 * @param today the clinician wants the patient to call today
 */
public record Errand(String task, ResultClass result, MessageContent content, boolean today) {}
