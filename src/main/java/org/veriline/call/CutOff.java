package org.veriline.call;

/** The switch took this call from its caller. Fired in the transaction that records it. */
public record CutOff(CallId call) {}
