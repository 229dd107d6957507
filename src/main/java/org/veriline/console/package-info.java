/** What people see. The only package that knows Faces and PrimeFaces. */
package org.veriline.console;
