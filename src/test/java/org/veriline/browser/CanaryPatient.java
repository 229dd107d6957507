package org.veriline.browser;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A patient whose every value is made up at random and is nowhere else: wherever one of them is
 * found, it came from this patient.
 */
record CanaryPatient(
    String given,
    String family,
    LocalDate birthDate,
    String record,
    String keypad,
    String member,
    String phone,
    String street,
    String doctor,
    String instruction) {
  private static final RandomGenerator RANDOM = new SecureRandom();
  private static final String[] SOUNDS = {
    "vor", "quib", "zyx", "plon", "krel", "xan", "wub", "jiq", "fex", "gno", "thra", "myz"
  };

  static CanaryPatient made() {
    return new CanaryPatient(
        word(),
        word(),
        LocalDate.of(1911, 1, 13).plusDays(RANDOM.nextInt(4000)),
        "ZQ" + digits(8),
        digits(10),
        "QZ" + digits(9),
        "+1646" + digits(7),
        digits(5) + " " + word() + " Row",
        word(),
        "ask for the " + word() + " room");
  }

  static String word() {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      word.append(SOUNDS[RANDOM.nextInt(SOUNDS.length)]);
    }
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  static String digits(int count) {
    StringBuilder digits = new StringBuilder().append(2 + RANDOM.nextInt(8));
    while (digits.length() < count) {
      digits.append(RANDOM.nextInt(10));
    }
    return digits.toString();
  }

  String fullName() {
    return given + " " + family;
  }

  String keyedBirthDate() {
    return spelled("MMddyyyy", Locale.ENGLISH);
  }

  String spokenBirthDate() {
    return spelled("MMMM d yyyy", Locale.ENGLISH);
  }

  private String spelled(String pattern, Locale locale) {
    return DateTimeFormatter.ofPattern(pattern, locale).format(birthDate);
  }

  /** The spellings of the birth date that tell it, also where nobody meant to write one. */
  List<String> birthDates() {
    return List.of(
        birthDate.toString(),
        spelled("yyyyMMdd", Locale.ENGLISH),
        keyedBirthDate(),
        spelled("MM/dd/yyyy", Locale.ENGLISH),
        spelled("MMMM d, yyyy", Locale.ENGLISH),
        spokenBirthDate(),
        spelled("d 'de' MMMM 'de' yyyy", Locale.forLanguageTag("es")));
  }

  List<String> phones() {
    String n = phone.substring(2);
    return List.of(
        n,
        n.substring(0, 3) + "-" + n.substring(3, 6) + "-" + n.substring(6),
        "(" + n.substring(0, 3) + ") " + n.substring(3, 6) + "-" + n.substring(6));
  }

  List<String> names() {
    return List.of(given, family);
  }

  /** Every value, in every spelling. */
  List<String> values() {
    List<String> all =
        new ArrayList<>(List.of(given, family, record, keypad, member, street, doctor));
    all.add(instruction);
    all.addAll(birthDates());
    all.addAll(phones());
    return all;
  }

  /** As a record system exports it: identifiers, contact, one visit, one appointment. */
  String asFhir() {
    return """
        {"resourceType":"Bundle","type":"collection","entry":[
        {"resource":{"resourceType":"Patient","id":"%1$s","identifier":[
        {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},"system":"urn:canary:record","value":"%1$s"},
        {"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MB"}]},"system":"urn:canary:member","value":"%2$s"},
        {"system":"urn:veriline:keypad","value":"%3$s"}],
        "name":[{"use":"official","family":"%4$s","given":["%5$s"]}],
        "telecom":[{"system":"phone","use":"mobile","value":"%6$s"}],
        "birthDate":"%7$s","address":[{"line":["%8$s"],"city":"Nowhere","state":"NJ","postalCode":"07040"}]}},
        {"fullUrl":"urn:canary:doc","resource":{"resourceType":"Practitioner","id":"canary-doc-%1$s","name":[{"family":"%9$s","prefix":["Dr."]}]}},
        {"resource":{"resourceType":"Appointment","id":"a-%1$s","status":"booked",
        "serviceType":[{"coding":[{"system":"http://snomed.info/sct","code":"408663003","display":"General practice"}],"text":"General practice"}],
        "start":"2028-08-14T15:15:00Z","end":"2028-08-14T15:59:00Z","patientInstruction":"%10$s",
        "participant":[{"actor":{"reference":"Patient/%1$s"},"status":"accepted"},{"actor":{"reference":"Practitioner/canary-doc-%1$s"},"status":"accepted"}]}}]}
        """
        .formatted(
            record, member, keypad, family, given, phone, birthDate, street, doctor, instruction)
        .replace("\n", "");
  }

  @Override
  public String toString() {
    return "a canary";
  }
}
