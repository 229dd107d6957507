package org.veriline.patient;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.veriline.patient.PatientLookup.Kind;

/** What was read about one patient so far, by data class. */
final class PatientContents {
  private final boolean labelled;
  private final Map<DataClass, List<Item>> items = new EnumMap<>(DataClass.class);
  private final Map<Kind, Set<String>> lookups = new EnumMap<>(Kind.class);
  private final Map<EventQuestion, String> events = new EnumMap<>(EventQuestion.class);
  private final Map<EventQuestion, String> eventOn = new EnumMap<>(EventQuestion.class);
  private final Set<String> unknownCodes = new TreeSet<>();

  /**
   * @param labelled the patient carries a label nobody here can enforce: all of it is kept where no
   *     telephone reaches
   */
  PatientContents(boolean labelled) {
    this.labelled = labelled;
  }

  /** The class of a resource; what does not say what it is about is told to nobody. */
  DataClass classed(Resource resource, DataClass least, List<Coding> codes, boolean codeMissing) {
    if (codeMissing || ClassTable.carriesLabelWeCannotEnforce(resource)) {
      return DataClass.NEVER_BY_PHONE;
    }
    return ClassTable.strictest(least, codes, unknownCodes);
  }

  /** An item that its codes say more about than the class. */
  void keep(DataClass of, List<Coding> codes, Item item) {
    keep(
        of, new Item(item.section(), item.label(), item.on(), item.text(), ClassTable.tags(codes)));
  }

  /** A label on the patient covers everything about the patient. */
  void keep(DataClass of, Item item) {
    DataClass where = labelled ? DataClass.NEVER_BY_PHONE : of;
    Section section =
        switch (where) {
          case D5 -> Section.SENSITIVE;
          case D6 -> Section.PROTECTED;
          default -> item.section();
        };
    items
        .computeIfAbsent(where, none -> new ArrayList<>())
        .add(new Item(section, item.label(), item.on(), item.text(), item.tags()));
  }

  void look(Kind kind, String value) {
    lookups.computeIfAbsent(kind, none -> new TreeSet<>()).add(value);
  }

  /** The newest one is asked about. */
  void event(EventQuestion question, String on, String answer) {
    String last = eventOn.get(question);
    // Nothing about somebody whose record carries a label is asked.
    if (!labelled && (last == null || on.compareTo(last) > 0)) {
      eventOn.put(question, on);
      events.put(question, answer);
    }
  }

  /** The next appointment is the earliest: days are compared the other way round. */
  void nextAppointment(String day) {
    String old = events.get(EventQuestion.APPOINTMENT_DATE);
    if (!labelled && (old == null || day.compareTo(old) < 0)) {
      events.put(EventQuestion.APPOINTMENT_DATE, day);
    }
  }

  Set<String> unknownCodes() {
    return unknownCodes;
  }

  int neverByPhone() {
    return items.getOrDefault(DataClass.NEVER_BY_PHONE, List.of()).size();
  }

  /** Newest first. */
  Map<DataClass, List<Item>> items() {
    items
        .values()
        .forEach(
            list ->
                list.sort(
                    Comparator.comparing((Item item) -> String.valueOf(item.on()))
                        .reversed()
                        .thenComparing(Item::label)
                        .thenComparing(Item::text)));
    return items;
  }

  Map<Kind, Set<String>> lookups() {
    return lookups;
  }

  Map<EventQuestion, String> events() {
    return events;
  }
}
