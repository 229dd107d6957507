/** What was said to whom: the register, and what a call has earned. */
package org.veriline.privacy;
