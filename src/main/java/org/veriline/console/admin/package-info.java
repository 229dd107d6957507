/** Pages of the administrator. */
package org.veriline.console.admin;
