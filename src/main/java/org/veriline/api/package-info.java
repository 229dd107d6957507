/** The only package with JAX-RS resources. Who may ask for which is said in {@code access}. */
package org.veriline.api;
