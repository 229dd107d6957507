package org.veriline.queue;

/** Queues, opening hours or who staffs a queue changed. */
public record QueuesChanged() {}
