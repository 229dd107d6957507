package org.veriline.compliance;

/** How far an incident is. */
public enum IncidentState {
  OPEN,
  ASSESSED,
  /** One of two people has said what it is. */
  PROPOSED,
  DECIDED,
  NOTICE,
  CLOSED
}
