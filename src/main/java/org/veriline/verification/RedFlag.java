package org.veriline.verification;

import java.util.Arrays;
import java.util.List;

/** What makes a caller doubtful, and how much (VP-18). The weights are the product's defaults. */
public enum RedFlag {
  // What an agent notices.
  PRESSURE(1, From.AGENT),
  ASKS_WHETHER_ON_RECORD(1, From.AGENT),
  STORY_DOES_NOT_FIT(1, From.AGENT),
  READS_OR_PAUSES(1, From.VOICE),
  PROMPTED(1, From.VOICE),
  SECOND_VOICE(1, From.VOICE),
  SYNTHETIC_VOICE(2, From.VOICE),
  NEW_ADDRESS_FOR_RECORDS(2, From.AGENT),
  REFUSES_CALL_BACK(3, From.AGENT),
  SAYS_VENDOR(3, From.AGENT),
  SAYS_AUTHORITY(3, From.AGENT),
  FAMILY_CONFLICT(3, From.AGENT),
  ABOUT_SOMEBODY_KNOWN(3, From.AGENT),
  ASKS_FOR_CODE(5, From.AGENT),
  // What the system notices.
  CALLER_ID(1, From.CALL),
  SEVERAL_PATIENTS(2, From.CALL),
  CHANGE_THEN_INFORMATION(2, From.CALL),
  YOUNG_NUMBER(1, From.RECORD),
  REPEATED_FAILURES(2, From.RECORD),
  AGENT_KNOWS_PATIENT(1, From.RECORD);

  /** Who sets it, and what it would tell. */
  enum From {
    AGENT,
    /** How somebody speaks; says nothing about who has help with speaking. */
    VOICE,
    CALL,
    /** Rests on what is on file, so that it counts and is never shown to an agent. */
    RECORD
  }

  private final int weight;
  private final From from;

  RedFlag(int weight, From from) {
    this.weight = weight;
    this.from = from;
  }

  int weight() {
    return weight;
  }

  /** Whether an agent sets it. */
  public boolean byAgent() {
    return from == From.AGENT || from == From.VOICE;
  }

  boolean aboutSpeech() {
    return from == From.VOICE;
  }

  /** Whether an agent may know that it is set. */
  boolean mayBeShown() {
    return from != From.RECORD;
  }

  /** Those an agent can set, in their order. */
  public static List<RedFlag> forAgents() {
    return Arrays.stream(values()).filter(RedFlag::byAgent).toList();
  }
}
