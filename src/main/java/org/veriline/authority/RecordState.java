package org.veriline.authority;

/** Where a record stands. Whether it counts also depends on its days. */
public enum RecordState {
  PROPOSED,
  APPROVED,
  DECLINED,
  ENDED
}
