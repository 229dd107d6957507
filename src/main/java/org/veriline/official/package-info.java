/**
 * The register of what officials and strangers ask about patients (PR-19, SC-06): nobody on the
 * telephone confirms or denies, and the privacy officer alone decides.
 */
package org.veriline.official;
