/** The verified directory: which organisations may be told anything, and their main numbers. */
package org.veriline.organisation;
