package org.veriline.outreach;

import java.time.LocalTime;
import org.veriline.platform.Refusal;

/**
 * How often, and at which hours of the clinic, patients are called for a task.
 *
 * @param aDay at most so many times on one day for one task
 * @param inAll at most so many times before the supervisor decides
 * @param from for numbers for which the patient named no hours themselves
 */
public record CallPolicy(int aDay, int inAll, LocalTime from, LocalTime until) {
  private static final int MOST_A_DAY = 10;
  private static final int MOST_IN_ALL = 30;

  /** The day's last minute stands for its end, as in the opening hours. */
  static final LocalTime END_OF_DAY = LocalTime.of(23, 59);

  public CallPolicy {
    if (aDay < 1 || aDay > MOST_A_DAY || inAll < aDay || inAll > MOST_IN_ALL) {
      throw new Refusal("call-policy-attempts", MOST_A_DAY, MOST_IN_ALL);
    }
    if (!from.isBefore(until)) {
      throw new Refusal("call-policy-hours");
    }
  }

  boolean opensAt(LocalTime now) {
    return !now.isBefore(from) && (now.isBefore(until) || until.equals(END_OF_DAY));
  }
}
