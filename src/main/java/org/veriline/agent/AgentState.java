package org.veriline.agent;

/** The one state a person is in. Held is a property of the call; verifying is one of the script. */
public enum AgentState {
  SIGNED_OUT,
  NOT_READY,
  READY,
  OFFERED,
  TALKING,
  HELD,
  /** Asks a colleague; the caller hears music. */
  CONSULTING,
  /** On the line of a colleague's call, which stays the colleague's. */
  ASSISTING,
  WRAP_UP,
  /** The phone vanished and is given time to come back; a call is kept meanwhile. */
  RECONNECTING
}
