/**
 * The edge to Asterisk: events in, commands out, AsyncAGI. Only this package knows asterisk-java.
 */
package org.veriline.asterisk;
