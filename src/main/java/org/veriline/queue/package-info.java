/** Waiting lines: who staffs them, when they are open, and how they stand right now. */
package org.veriline.queue;
