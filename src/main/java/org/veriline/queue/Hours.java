package org.veriline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The only door to the clinic's opening hours. */
@ApplicationScoped
@Transactional
public class Hours {

  public OpeningHours current() {
    throw new UnsupportedOperationException();
  }

  /** Also writes what the switch needs to know them alone. */
  public void save(OpeningHours hours) {
    throw new UnsupportedOperationException(hours.zone().toString());
  }
}
