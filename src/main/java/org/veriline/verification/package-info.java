/** The script that proves who calls: its questions, its table, its state in one call. */
package org.veriline.verification;
