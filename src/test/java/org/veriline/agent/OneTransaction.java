package org.veriline.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** What is done in one transaction, as a page's request does it. */
@ApplicationScoped
@Transactional
public class OneTransaction {
  public void of(Runnable deeds) {
    deeds.run();
  }
}
