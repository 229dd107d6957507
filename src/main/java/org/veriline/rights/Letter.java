package org.veriline.rights;

import java.util.Locale;

/**
 * A letter to whoever asked.
 *
 * @param language it is written in
 */
public record Letter(String id, Locale language, byte[] pdf) {}
