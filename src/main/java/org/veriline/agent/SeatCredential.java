package org.veriline.agent;

/** What the browser's phone signs in to the switch with. Lives as long as the shift. */
public record SeatCredential(String seat, String secret) {
  @Override
  public String toString() {
    return seat + ", secret not shown";
  }
}
