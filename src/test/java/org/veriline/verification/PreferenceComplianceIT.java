package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.veriline.authority.Kind;
import org.veriline.call.CallId;
import org.veriline.oversight.PreferenceCheck;
import org.veriline.oversight.Tallies;
import org.veriline.oversight.Tallies.Contacts;
import org.veriline.oversight.Tallies.Miss;
import org.veriline.platform.Settings;
import org.veriline.request.RequestKind;
import org.veriline.testing.MovableClock;

/** CC-14: what was dialled is held against what the patient had asked for at that moment. */
class PreferenceComplianceIT extends WithOutbound {
  @Inject PreferenceCheck check;
  @Inject Settings settings;
  @Inject Tallies tallies;

  @AfterEach
  void clockIsRight() {
    MovableClock.setRight();
    tamper("delete from oversight_contacts", "delete from oversight_contact_miss");
  }

  /** The wish was on record an hour before the call, whatever the desk knew of it. */
  private void wishedBefore(Map<String, String> wish) {
    Map<String, String> fields = new HashMap<>(wish);
    fields.put("number", INGRIDS_TELEPHONE);
    fields.put(
        "valid_from",
        LocalDate.ofInstant(clock.instant(), settings.zone()).minusDays(1).toString());
    onRecord(ingrid, Kind.PREFERENCE, fields);
    tamper("update authority_record set decided_at = decided_at - interval 1 hour");
  }

  private CallId dialledIngrid() {
    CallId line = dialled(agent, task(agent, ingrid, RequestKind.CALL_BACK));
    ended(line);
    return line;
  }

  private List<String> missesOf(CallId line) {
    return as(officer, () -> tallies.contactMisses(3, 500)).stream()
        .filter(miss -> miss.call().equals(line.value()))
        .map(Miss::measures)
        .toList();
  }

  private Contacts counted() {
    tamper("delete from oversight_contacts", "delete from oversight_contact_miss");
    MovableClock.moveOn(Duration.ofDays(1));
    check.catchUp();
    Contacts counted = as(officer, () -> tallies.contacts(3));
    MovableClock.setRight();
    return counted;
  }

  @Test
  void callThePatientHadRuledOutIsAMissWithAReviewAndOneTheyAllowedIsNot() {
    CallId line = dialledIngrid();
    Contacts before = counted();
    assertTrue(before.all() > 0);
    MovableClock.moveOn(Duration.ofDays(1));
    assertEquals(List.of(), missesOf(line));
    MovableClock.setRight();

    wishedBefore(Map.of("allowed", "no", "message", "NONE"));
    Contacts after = counted();
    assertEquals(before.all(), after.all());
    assertTrue(after.inside() < before.inside());
    assertEquals(List.of("CC-14 ruled-out"), missesOf(line));
    assertEquals(
        1,
        n(
            "select count(*) from review where kind = 'VERIFICATION_MISS' and object = 'CC-14'"
                + " and call_id = '"
                + line.value()
                + "'"));
  }

  @Test
  void wishRecordedAfterTheCallMakesNoMissOfIt() {
    CallId line = dialledIngrid();
    wishedBefore(Map.of("allowed", "no", "message", "NONE"));
    tamper("update authority_record set decided_at = decided_at + interval 2 hour");
    counted();
    assertEquals(List.of(), missesOf(line));
  }

  @Test
  void wishThatEndedAfterTheCallStillMakesAMissOfIt() {
    CallId line = dialledIngrid();
    wishedBefore(Map.of("allowed", "no", "message", "NONE"));
    tamper(
        "update authority_record set state = 'ENDED', end_reason = 'PATIENT', ended_at ="
            + " utc_timestamp(3) + interval 5 minute");
    counted();
    assertEquals(List.of("CC-14 ruled-out"), missesOf(line));
  }

  @Test
  void callOutsideTheHoursIsAMissAndADayIsCountedOnce() {
    CallId line = dialledIngrid();
    java.time.LocalTime now = clock.instant().atZone(settings.zone()).toLocalTime();
    wishedBefore(
        Map.of(
            "allowed",
            "yes",
            "message",
            "NONE",
            "hours_from",
            now.plusHours(2).withNano(0).toString(),
            "hours_to",
            now.plusHours(3).withNano(0).toString()));
    counted();
    assertEquals(List.of("CC-14 hours"), missesOf(line));
    MovableClock.moveOn(Duration.ofDays(1));
    tamper("update oversight_contacts set contacts = 7777");
    check.catchUp();
    assertFalse(as(officer, () -> tallies.contacts(3)).all() < 7777);
  }

  @Test
  void ratesAreForWhoMayReadThem() {
    turnedAway(agent, () -> tallies.contacts(3));
    turnedAway(agent, () -> tallies.contactMisses(3, 1));
  }
}
