package org.veriline.verification;

import org.veriline.call.CallId;

/** The caller is to be led to the keypad, and the agent's phone to music. */
record Parting(CallId call, String seat) {}
