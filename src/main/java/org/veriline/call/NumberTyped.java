package org.veriline.call;

/**
 * A person dialled a number of their own into a call, with a reason; somebody else looks at that.
 *
 * @param party as the trail names whoever was called
 */
public record NumberTyped(CallId call, String party, String by) {}
