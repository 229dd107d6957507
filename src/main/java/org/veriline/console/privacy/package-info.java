/** Pages of the privacy officer. */
package org.veriline.console.privacy;
