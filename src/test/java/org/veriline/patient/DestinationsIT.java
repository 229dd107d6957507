package org.veriline.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.testing.InPayara;
import org.veriline.testing.MovableClock;

/** How old a number is: what the source states, or else since when it is on file here. */
class DestinationsIT extends InPayara {
  private static final String HEAD = "record_number,family,given,birth_date,phone,address\n";

  @Inject PatientImport patients;
  @Inject Patients found;
  @Inject Destinations destinations;

  @AfterEach
  void clock() {
    MovableClock.setRight();
  }

  private void take(String text, ImportFormat format) {
    patients.runAs(
        Actor.SYSTEM,
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        format,
        bytes -> {});
  }

  private void csv(String given, String phone, String address) {
    take(
        HEAD + "DI-" + given + ",Altnummer," + given + ",1951-06-07," + phone + "," + address,
        ImportFormat.CSV);
  }

  private PatientRef patient(String given) {
    return found.match(given + " Altnummer", LocalDate.of(1951, 6, 7)).orElseThrow();
  }

  private List<Destination> of(String given) {
    return destinations.of(patient(given));
  }

  @Test
  void numberIsAsOldAsItsFirstImportAlsoWhenTheFileComesAgain() {
    csv("Arno", "212-555-0171", "1 Row");
    assertEquals(List.of(0L), of("Arno").stream().map(Destination::ageDays).toList());
    assertFalse(of("Arno").get(0).aged());
    assertEquals("71", of("Arno").get(0).lastTwo());

    MovableClock.moveOn(Duration.ofDays(30));
    csv("Arno", "212-555-0171", "2 Row");
    assertTrue(of("Arno").get(0).aged());
  }

  @Test
  void numberThatReplacesAnotherIsYoungAndTheOldOneIsNotOnFileAnyMore() {
    csv("Berta", "212-555-0172", "1 Row");
    MovableClock.moveOn(Duration.ofDays(90));
    csv("Berta", "212-555-0173", "1 Row");
    assertEquals(
        List.of("73/0"),
        of("Berta").stream().map(it -> it.lastTwo() + "/" + it.ageDays()).toList());

    MovableClock.moveOn(Duration.ofDays(1));
    csv("Berta", "212-555-0172", "1 Row");
    assertEquals(List.of(0L), of("Berta").stream().map(Destination::ageDays).toList());
  }

  @Test
  void sourceStatesTheAgeAndWhatIsOverIsNoDestination() {
    take(
        """
        {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient",\
        "id":"di-1","meta":{"lastUpdated":"2021-03-04T05:06:07Z"},\
        "identifier":[{"system":"urn:di","value":"1"}],\
        "name":[{"family":"Altnummer","given":["Cosima"]}],"birthDate":"1951-06-07",\
        "telecom":[{"system":"phone","value":"+12125550174","period":{"start":"2015"}},\
        {"system":"phone","value":"+12125550175"},\
        {"system":"phone","value":"+12125550176","period":{"start":"2010","end":"2019-01-01"}},\
        {"system":"email","value":"c@example.org"}]}}]}
        """,
        ImportFormat.NDJSON);
    assertEquals(List.of("74", "75"), of("Cosima").stream().map(Destination::lastTwo).toList());
    assertTrue(of("Cosima").stream().allMatch(Destination::aged));
  }

  @Test
  void onlyThePatientsOwnNumberIsGivenOut() {
    csv("Dora", "212-555-0177", "1 Row");
    csv("Emil", "212-555-0178", "1 Row");
    String doras = of("Dora").get(0).id();
    assertEquals("+12125550177", destinations.number(patient("Dora"), doras).orElseThrow().value());
    assertTrue(destinations.number(patient("Emil"), doras).isEmpty());
    assertEquals(
        "Dora Altnummer", destinations.nameToAskFor(patient("Dora")).orElseThrow().value());
  }
}
