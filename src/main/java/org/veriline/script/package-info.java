/**
 * The scripts a call goes by: decision tables in versions, who wrote, approved and published them,
 * and what they decided.
 */
package org.veriline.script;
