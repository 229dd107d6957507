/** Invented callers in thousands: the truthful ones get through, the others do not. */
package org.veriline.corpus;
