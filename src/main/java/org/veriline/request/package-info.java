/**
 * What was promised on a call and is still to be done: requests, with a team, an owner and a due
 * time.
 */
package org.veriline.request;
