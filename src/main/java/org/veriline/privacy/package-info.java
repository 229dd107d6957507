/** What may be said to whom: one pure decision, the register of what was said. */
package org.veriline.privacy;
