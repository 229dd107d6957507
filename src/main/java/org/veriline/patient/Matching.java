package org.veriline.patient;

import java.util.List;
import java.util.Map;

/** The sealed document that matching opens: names, and the answers about recent events. */
record Matching(List<PersonName> names, Map<EventQuestion, String> events) {
  @Override
  public String toString() {
    return "Matching •••";
  }

  PersonName.Fit fits(String said) {
    PersonName.Fit best = PersonName.Fit.NONE;
    for (PersonName name : names) {
      PersonName.Fit here = name.fits(said);
      best = best.compareTo(here) >= 0 ? best : here;
    }
    return best;
  }
}
