/** Who may do what: people, roles, permissions, sign-in, and the table of entrances. */
package org.veriline.access;
