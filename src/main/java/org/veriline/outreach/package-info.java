/** Calls that the clinic owes a patient: dialled by hand, from what was promised. */
package org.veriline.outreach;
