/**
 * What patients may ask for by law (access, amendment, restriction, confidential communication,
 * accounting), complaints, and what an agent reports about their own call.
 */
package org.veriline.rights;
