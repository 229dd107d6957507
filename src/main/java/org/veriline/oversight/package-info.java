/**
 * Reading along with the evidence: rules against snooping, what is counted a day, and whether
 * verification was complied with.
 */
package org.veriline.oversight;
