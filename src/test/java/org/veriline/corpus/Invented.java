package org.veriline.corpus;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * An invented patient, as the record system knows them.
 *
 * @param nickname what friends say, or the given name itself
 * @param answers what is on file, by question id: a month, a day, a surname
 */
record Invented(
    int number,
    List<String> given,
    String family,
    String nickname,
    LocalDate birthDate,
    String phone,
    String address,
    String lastFour,
    String recordNumber,
    String memberNumber,
    String claimNumber,
    String keypadNumber,
    boolean spanish,
    Map<String, String> answers) {

  String fullName() {
    return String.join(" ", given) + " " + family;
  }
}
