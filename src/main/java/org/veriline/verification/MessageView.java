package org.veriline.verification;

import org.veriline.decision.Allowance;
import org.veriline.patient.Phi;

/**
 * What may be said to a machine or to somebody else, word by word.
 *
 * @param level {@code L0} when there is no message
 * @param words to be read aloud as they are; when there is no message, what to do instead
 * @param language of the words
 */
public record MessageView(Allowance level, Phi words, String language) {
  public boolean none() {
    return level == Allowance.L0;
  }
}
