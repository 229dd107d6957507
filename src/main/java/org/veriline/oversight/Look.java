package org.veriline.oversight;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one look at one record; no value of the record is among it.
 *
 * @param onCall the row names a call
 * @param afterTheCall how long after that call's end; null while it goes on
 * @param byBreakGlass an emergency access, which is judged as such
 * @param task the person read what a request asks of them
 * @param otherWork the same person worked on the same patient within ten minutes of it
 * @param sameSurname the patient bears the person's surname
 * @param commonSurname and it is one of the most frequent there are
 * @param offHours the clinic is closed for more than an hour on either side
 * @param callsWithThisPatient in how many calls of the last 30 days this person saw this patient
 * @param viewsToday how much the person has seen on this day
 */
record Look(
    boolean onCall,
    @Nullable Duration afterTheCall,
    boolean byBreakGlass,
    boolean task,
    boolean otherWork,
    boolean sameSurname,
    boolean commonSurname,
    boolean offHours,
    int callsWithThisPatient,
    long viewsToday,
    Peers peers) {

  /** The same day of all colleagues. */
  record Peers(int people, double mean, double deviation) {}

  boolean isAfterTheCall() {
    return afterTheCall != null && afterTheCall.compareTo(SnoopingRules.AROUND) > 0;
  }
}
