package org.veriline.queue;

/** A person staffs a queue; lower penalty is asked first. */
public record MembershipRow(String queue, String userId, int penalty) {}
