/** Records about who may hear about a patient, and what the patient has limited. */
package org.veriline.authority;
