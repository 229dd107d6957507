package org.veriline.patient;

import org.veriline.platform.Refusal;

/**
 * Something in an imported file that makes us refuse a patient or the file: an error id and the
 * field it is about. It never holds a value of the file.
 */
final class Unfit extends Refusal {
  private static final long serialVersionUID = 1L;

  private final String field;

  Unfit(String id, String field) {
    super(id, field);
    this.field = field;
  }

  String field() {
    return field;
  }
}
