/** What a caller hears and keys before a person answers. */
package org.veriline.ivr;
