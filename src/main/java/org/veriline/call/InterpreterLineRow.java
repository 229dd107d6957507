package org.veriline.call;

/**
 * An interpreter who can be called.
 *
 * @param language as a language tag, {@code es}
 */
public record InterpreterLineRow(String id, String title, String language, CallerNumber number) {}
