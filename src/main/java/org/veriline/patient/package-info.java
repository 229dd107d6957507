/**
 * Patients as the clinic's record system told us: sealed documents, keyed look-ups, the import.
 *
 * <p>Nothing here decides whether something may be said; that is {@code privacy}.
 */
package org.veriline.patient;
