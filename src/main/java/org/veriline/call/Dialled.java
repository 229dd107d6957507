package org.veriline.call;

/** A call of our own has begun as a record; the number is dialled when that is committed. */
record Dialled(CallId call, CallerNumber to, String language) {}
