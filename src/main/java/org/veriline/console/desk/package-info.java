/** The desk: the one page an agent works on. */
package org.veriline.console.desk;
