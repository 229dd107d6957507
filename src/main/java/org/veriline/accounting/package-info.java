/**
 * The accounting of disclosures that a patient can ask for (164.528): what stands in it, who asked
 * that it does not for a time, and the signed report.
 */
package org.veriline.accounting;
