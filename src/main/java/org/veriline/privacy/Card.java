package org.veriline.privacy;

import java.util.List;
import org.veriline.patient.Phi;
import org.veriline.patient.Section;

/** The read-out card: what the agent may say now, line by line, and nothing else. */
public record Card(Section section, List<Line> lines) {

  /**
   * One line.
   *
   * @param label the end of the bundle key {@code card.<label>}
   * @param value what may be said
   */
  public record Line(String label, Phi value) {}
}
