package org.veriline.audit;

import java.io.IOException;
import java.util.List;

/** Where anchors go: somewhere root on this machine cannot reach back to. */
interface Destination {
  /** What {@code audit_delivery} knows it by; another receiver gets everything anew. */
  String name();

  /** Returns when the receiver has all of them; otherwise all of them are sent again. */
  void take(List<Checkpoint> anchors) throws IOException;
}
