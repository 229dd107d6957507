package org.veriline.patient;

import static org.veriline.patient.FhirTexts.code;
import static org.veriline.patient.FhirTexts.cut;
import static org.veriline.patient.FhirTexts.text;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.veriline.patient.PatientLookup.Kind;

/** Reads one patient and all that belongs to them from FHIR R4 resources; pure, one use. */
final class FhirPatient {
  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";

  private final Patient patient;
  private final String keypadSystem;
  private final ZoneId zone;
  private final LocalDate today;
  private final PatientContents contents;
  private final FhirNumbers numbers;

  FhirPatient(Patient patient, String keypadSystem, ZoneId zone, LocalDate today) {
    this.patient = patient;
    this.keypadSystem = keypadSystem;
    this.zone = zone;
    this.today = today;
    this.contents = new PatientContents(ClassTable.carriesLabelWeCannotEnforce(patient));
    this.numbers = new FhirNumbers(patient, zone, today);
  }

  /** What was read, for the report of the import. */
  PatientContents contents() {
    return contents;
  }

  /**
   * Reads and classifies.
   *
   * @param belonging the patient's resources of the kinds that are kept
   * @param references everything a resource may point at, by reference
   */
  PatientFile read(List<Resource> belonging, Map<String, Resource> references) {
    List<PersonName> names = names();
    LocalDate birthDate = birthDate();
    contents.look(Kind.BIRTH, birthDate.toString());
    identity(names.get(0), birthDate);
    identifiers();
    contact();
    FhirCare care = new FhirCare(contents, new FhirReferences(references), zone, today);
    belonging.forEach(care::read);
    return new PatientFile(
        source(patient),
        names,
        birthDate,
        contents.lookups(),
        numbers.all(),
        contents.items(),
        contents.events());
  }

  /** Not in use any more, or merged into another record. */
  static boolean isRetired(Patient patient) {
    return (patient.hasActive() && !patient.getActive())
        || patient.getLink().stream()
            .anyMatch(link -> link.getType() == Patient.LinkType.REPLACEDBY);
  }

  static String source(Patient patient) {
    return patient.getIdentifier().stream()
        .filter(identifier -> typed(identifier, "MR"))
        .findFirst()
        .or(() -> patient.getIdentifier().stream().filter(Identifier::hasSystem).findFirst())
        .map(identifier -> identifier.getSystem() + "|" + identifier.getValue())
        .or(() -> Optional.ofNullable(patient.getIdElement().getIdPart()).map(id -> "id|" + id))
        .orElseThrow(() -> new Unfit("import-no-identifier", "Patient.identifier"));
  }

  private List<PersonName> names() {
    List<PersonName> names =
        patient.getName().stream()
            .filter(name -> name.getUse() != HumanName.NameUse.ANONYMOUS)
            .filter(name -> name.hasFamily() && name.hasGiven())
            .map(
                name ->
                    new PersonName(
                        name.getGiven().stream().map(StringType::getValue).toList(),
                        name.getFamily()))
            .distinct()
            .limit(10)
            .toList();
    if (names.isEmpty()) {
      throw new Unfit("import-no-name", "Patient.name");
    }
    return names;
  }

  private LocalDate birthDate() {
    String text = patient.getBirthDateElement().getValueAsString();
    if (text == null) {
      throw new Unfit("import-no-birth-date", "Patient.birthDate");
    }
    if (text.length() != 10) {
      throw new Unfit("import-birth-date-not-exact", "Patient.birthDate");
    }
    LocalDate date = LocalDate.parse(text);
    if (date.isAfter(today)) {
      throw new Unfit("import-birth-date-in-future", "Patient.birthDate");
    }
    return date;
  }

  private void identity(PersonName name, LocalDate birthDate) {
    contents.keep(
        DataClass.D1,
        new Item(
            Section.IDENTITY, "name", null, String.join(" ", name.given()) + " " + name.family()));
    contents.keep(DataClass.D1, new Item(Section.IDENTITY, "birth-date", birthDate.toString(), ""));
    CodeableConcept spoken = patient.getCommunicationFirstRep().getLanguage();
    String words = text(spoken);
    String language = words.isEmpty() ? code(spoken) : words;
    if (!language.isEmpty()) {
      contents.keep(DataClass.D1, new Item(Section.IDENTITY, "language", null, language));
    }
  }

  private void identifiers() {
    for (Identifier identifier : patient.getIdentifier()) {
      String value = identifier.getValue();
      if (value == null) {
        continue;
      }
      if (keypadSystem.equals(identifier.getSystem())) {
        if (!value.matches("[0-9]{6,10}")) {
          throw new Unfit("import-keypad-number-malformed", "Patient.identifier");
        }
        contents.look(Kind.KEYPAD, value);
      } else if (typed(identifier, "MR")) {
        contents.look(Kind.RECORD, Normal.number(value));
        contents.keep(DataClass.D1, new Item(Section.CONTACT, "record-number", null, cut(value)));
      } else if (typed(identifier, "MB")) {
        member(contents, value);
      }
      // Social security, passport and licence numbers are never asked and never kept.
    }
  }

  /** A member number is found and shown like another. */
  static void member(PatientContents contents, String value) {
    contents.look(Kind.MEMBER, Normal.number(value));
    contents.keep(DataClass.D1, new Item(Section.CONTACT, "member-number", null, cut(value)));
  }

  private void contact() {
    for (ContactPoint point : patient.getTelecom()) {
      String value = point.getValue();
      if (value == null || point.getUse() == ContactPoint.ContactPointUse.OLD) {
        continue;
      }
      if (point.getSystem() == ContactPoint.ContactPointSystem.EMAIL) {
        contents.keep(DataClass.D1, new Item(Section.CONTACT, "email", null, cut(value)));
      } else if (point.getSystem() == ContactPoint.ContactPointSystem.PHONE
          || point.getSystem() == ContactPoint.ContactPointSystem.SMS) {
        Normal.phone(value)
            .ifPresent(
                number -> {
                  contents.look(Kind.PHONE, number);
                  numbers.number(point, number);
                });
        contents.keep(DataClass.D1, new Item(Section.CONTACT, "phone", null, cut(value)));
      }
    }
    for (Address address : patient.getAddress()) {
      String line =
          Stream.concat(
                  address.getLine().stream().map(StringType::getValue),
                  Stream.of(address.getCity(), address.getState(), address.getPostalCode()))
              .filter(part -> part != null && !part.isBlank())
              .collect(Collectors.joining(", "));
      contents.keep(DataClass.D1, new Item(Section.CONTACT, "address", null, cut(line)));
    }
  }

  private static boolean typed(Identifier identifier, String code) {
    return identifier.hasValue()
        && identifier.getType().getCoding().stream()
            .anyMatch(it -> TYPES.equals(it.getSystem()) && code.equals(it.getCode()));
  }
}
