/**
 * A caller's contact from arrival to end: what happened on it, and what we may ask of the switch.
 */
package org.veriline.call;
