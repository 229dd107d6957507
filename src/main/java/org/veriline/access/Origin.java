package org.veriline.access;

import org.jspecify.annotations.Nullable;

/** Where the request on this thread comes from, as the web server in front saw it. */
public final class Origin {
  private static final ThreadLocal<@Nullable String> ADDRESS = new ThreadLocal<>();

  private Origin() {}

  public static @Nullable String address() {
    return ADDRESS.get();
  }

  static void set(String address) {
    ADDRESS.set(address);
  }

  static void clear() {
    ADDRESS.remove();
  }
}
