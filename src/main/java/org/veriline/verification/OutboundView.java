package org.veriline.verification;

import org.jspecify.annotations.Nullable;

/**
 * What the desk may know of a call that was dialled for a task: who answered, and how the number
 * ends. Why we call is not in it; that is asked for at the second level (VP-16).
 *
 * @param answered who is on the line
 * @param known somebody involved was recognised and has proven it
 * @param mayLeaveMessage a message may be asked for
 * @param messageLeft one was left
 * @param reason why we call may be shown
 */
public record OutboundView(
    AnsweredBy answered,
    boolean aged,
    @Nullable Boolean known,
    boolean mayLeaveMessage,
    boolean messageLeft,
    boolean reason) {}
