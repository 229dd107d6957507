/**
 * What the law puts a clock on: deadlines, and incidents with their breach clocks. Subjects are
 * named by opaque references, so this package knows nobody else's records.
 */
package org.veriline.compliance;
