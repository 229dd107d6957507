package org.veriline.oversight;

/** What makes a look at a record suspicious (SA-05). The name, in small letters, is the code. */
public enum SnoopingRule {
  /** A record seen with no call, request or work on that patient around it. */
  NO_CALL,
  /** Seen long after the call was over. */
  AFTER_THE_CALL,
  /** The patient bears the person's own surname. */
  SAME_SURNAME,
  /** Far more records than colleagues see on the same day. */
  MANY_RECORDS,
  /** The same record in call after call. */
  SAME_RECORD_AGAIN,
  /** Long before or after the clinic's hours, and nobody on the line. */
  OFF_HOURS,
  /** One name after another tried, in calls in which nobody was found. */
  GUESSED_NAMES;

  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
