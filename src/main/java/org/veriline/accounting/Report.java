package org.veriline.accounting;

/**
 * The finished files. The signature of the CSV lies beside it, that of the PDF within.
 *
 * @param certificate with which both are verified
 */
@SuppressWarnings("ArrayRecordComponent")
public record Report(
    String id,
    byte[] pdf,
    byte[] csv,
    byte[] csvSignature,
    String certificate,
    int entries,
    boolean free) {
  @Override
  public String toString() {
    return "Report[…]";
  }
}
