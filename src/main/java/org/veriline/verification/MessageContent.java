package org.veriline.verification;

/** What a message would be about, as the table of messages tells it apart (12.5). */
public enum MessageContent {
  OTHER,
  APPOINTMENT,
  NORMAL_RESULT
}
