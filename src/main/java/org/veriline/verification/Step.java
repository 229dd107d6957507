package org.veriline.verification;

/**
 * The steps of the script for a patient who calls, in their order (VP-01). When we call, who
 * answers comes first.
 */
public enum Step {
  ANSWERED,
  EMERGENCY,
  ABOUT,
  IDENTITY,
  THIRD_FACTOR,
  NEED,
  SURROUNDINGS,
  READ_OUT
}
