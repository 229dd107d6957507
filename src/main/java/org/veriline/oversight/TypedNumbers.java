package org.veriline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.veriline.call.NumberTyped;
import org.veriline.review.ReviewKind;
import org.veriline.review.Reviews;

/**
 * Each number that a person typed into a call is looked at by somebody else (13.2, "with
 * justification"), and is on the list in the transaction that has it dialled.
 */
@ApplicationScoped
public class TypedNumbers {
  @Inject Reviews reviews;

  void typed(@Observes NumberTyped number) {
    reviews.open(
        ReviewKind.FREE_NUMBER,
        number.by(),
        null,
        number.call().value(),
        number.party(),
        "number-typed");
  }
}
