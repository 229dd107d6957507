package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.veriline.call.CallId;
import org.veriline.privacy.Earned;
import org.veriline.privacy.Standings;

/** Puts down what a call has earned, as a script that knows representatives does. */
@ApplicationScoped
@Transactional
public class Earning {
  @Inject Standings standings;

  public void earn(CallId call, Earned earned) {
    standings.earn(call, UUID.randomUUID().toString(), earned);
  }
}
