package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.veriline.call.Afterwards;
import org.veriline.call.Switch;
import org.veriline.platform.Refusal;

/** Once it is written that a caller shall key something, the switch leads them there. */
@ApplicationScoped
class Partings {
  @Inject Afterwards afterwards;
  @Inject Keyings keyings;
  @Inject Switch telephone;

  void part(@Observes(during = TransactionPhase.AFTER_SUCCESS) Parting parting) {
    afterwards.run("lead the caller to the keypad", () -> apart(parting));
  }

  private void apart(Parting parting) {
    try {
      telephone.apart(parting.call(), parting.seat());
    } catch (Refusal refused) {
      keyings.nothing(parting.call());
      throw refused;
    }
  }
}
