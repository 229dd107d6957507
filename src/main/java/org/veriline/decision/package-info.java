/** Whether something may be said: one pure function, and the words it is asked in. */
package org.veriline.decision;
