/**
 * What a second person has to look at afterwards: emergency accesses, overrides, alerts. One list,
 * with an owner, a due time and a verdict.
 */
package org.veriline.review;
