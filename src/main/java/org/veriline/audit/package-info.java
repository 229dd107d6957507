/** The evidence: an append-only, chained record of what was done, tried and refused. */
package org.veriline.audit;
