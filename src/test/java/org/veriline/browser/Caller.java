package org.veriline.browser;

/** A patient on the telephone, played by the lab carrier. */
final class Caller {
  private Caller() {}

  static void hangUpAll() {}
}
