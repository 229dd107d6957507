package org.veriline.audit;

/** How far a request for an export is. */
public enum ExportState {
  WAITING,
  APPROVED,
  DECLINED,
  USED,
  /** Nobody decided, or nobody took it, in time. Never stored: it follows from the clock. */
  EXPIRED
}
