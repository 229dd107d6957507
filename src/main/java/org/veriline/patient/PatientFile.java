package org.veriline.patient;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything one import says about one patient, read and classified, not yet sealed.
 *
 * @param source which record in which system: the same one is the same patient
 * @param lookups normalised values by kind
 * @param numbers telephone numbers and since when they are known
 * @param items what can be said, by data class
 * @param events answers to the questions about recent events
 */
record PatientFile(
    String source,
    List<PersonName> names,
    LocalDate birthDate,
    Map<PatientLookup.Kind, Set<String>> lookups,
    List<NumberOnFile> numbers,
    Map<DataClass, List<Item>> items,
    Map<EventQuestion, String> events) {

  /** All of it in one text: the same text means that nothing changed. */
  String content() {
    List<String> phones = numbers.stream().map(NumberOnFile::content).toList();
    byte[] json =
        Documents.write(
            List.of(source, names, birthDate.toString(), lookups, phones, items, events));
    return new String(json, StandardCharsets.UTF_8);
  }

  /** By what a caller is found: who is known by something else now may be somebody else. */
  String identity() {
    return new String(
        Documents.write(List.of(names, birthDate.toString())), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "PatientFile •••";
  }
}
