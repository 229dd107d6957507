/**
 * What tests stand on: a throw-away database, one deployment for all, people, a clock that moves.
 */
package org.veriline.testing;
