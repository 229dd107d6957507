/** The work after a call: its outcome code, and what follows from it. */
package org.veriline.wrapup;
