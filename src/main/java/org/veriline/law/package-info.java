/**
 * The law pack: which rules of the clinic's state keep sensitive matters from whom (SC-06, SC-07).
 * It only ever makes a decision stricter.
 */
package org.veriline.law;
