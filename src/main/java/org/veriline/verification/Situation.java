package org.veriline.verification;

import java.util.ArrayList;
import java.util.List;
import org.veriline.decision.Surroundings;

/**
 * Where a call stands, as the columns of the script's table see it.
 *
 * @param closed both attempts of the call are used up, or the agent gave up
 * @param locked the record is locked for the telephone
 */
record Situation(
    boolean emergency,
    boolean closed,
    boolean locked,
    Proof identity,
    Proof third,
    Proof possession,
    Surroundings surroundings,
    Need need) {

  private static final boolean[] NO_YES = {false, true};

  /** Every combination there is. */
  static List<Situation> all() {
    List<Situation> all = new ArrayList<>();
    for (boolean emergency : NO_YES) {
      for (boolean closed : NO_YES) {
        for (boolean locked : NO_YES) {
          for (Proof identity : Proof.values()) {
            for (Proof third : Proof.values()) {
              for (Proof possession : Proof.values()) {
                for (Surroundings surroundings : Surroundings.values()) {
                  for (Need need : Need.values()) {
                    all.add(
                        new Situation(
                            emergency,
                            closed,
                            locked,
                            identity,
                            third,
                            possession,
                            surroundings,
                            need));
                  }
                }
              }
            }
          }
        }
      }
    }
    return all;
  }
}
