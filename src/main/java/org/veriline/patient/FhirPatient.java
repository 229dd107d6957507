package org.veriline.patient;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.veriline.patient.PatientLookup.Kind;

/** Reads one patient and all that belongs to them from FHIR R4 resources; pure, one use. */
final class FhirPatient {
  private static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";
  private static final int MOST_TEXT = 300;
  private static final Set<AppointmentStatus> NO_APPOINTMENT =
      EnumSet.of(
          AppointmentStatus.CANCELLED, AppointmentStatus.NOSHOW, AppointmentStatus.ENTEREDINERROR);

  private final String keypadSystem;
  private final ZoneId zone;
  private final LocalDate today;
  private final Map<String, Resource> known = new HashMap<>();
  private final Map<DataClass, List<Item>> items = new EnumMap<>(DataClass.class);
  private final Map<Kind, Set<String>> lookups = new EnumMap<>(Kind.class);
  private final Map<EventQuestion, String> events = new EnumMap<>(EventQuestion.class);
  private final Map<EventQuestion, String> eventOn = new EnumMap<>(EventQuestion.class);
  private final Map<String, List<Coding>> codesOfVisit = new HashMap<>();
  private final Set<String> unknownCodes = new TreeSet<>();
  private boolean labelled;
  private FhirNumbers numbers;

  FhirPatient(String keypadSystem, ZoneId zone, LocalDate today) {
    this.keypadSystem = keypadSystem;
    this.zone = zone;
    this.today = today;
    this.numbers = new FhirNumbers(new org.hl7.fhir.r4.model.Patient(), zone, today);
  }

  Set<String> unknownCodes() {
    return unknownCodes;
  }

  int neverByPhone() {
    return items.getOrDefault(DataClass.NEVER_BY_PHONE, List.of()).size();
  }

  /**
   * Reads and classifies.
   *
   * @param references everything a resource may point at, by reference
   */
  PatientFile read(
      org.hl7.fhir.r4.model.Patient patient,
      List<Resource> belonging,
      Map<String, Resource> references) {
    known.putAll(references);
    references.values().forEach(this::noteWhatAVisitWasFor);
    labelled = ClassTable.carriesLabelWeCannotEnforce(patient);
    List<PersonName> names = names(patient);
    LocalDate birthDate = birthDate(patient);
    look(Kind.BIRTH, birthDate.toString());
    identity(patient, names.get(0), birthDate);
    identifiers(patient);
    numbers = new FhirNumbers(patient, zone, today);
    contact(patient);
    for (Resource resource : belonging) {
      read(resource);
    }
    items
        .values()
        .forEach(
            list ->
                list.sort(
                    Comparator.comparing((Item item) -> String.valueOf(item.on()))
                        .reversed()
                        .thenComparing(Item::label)
                        .thenComparing(Item::text)));
    return new PatientFile(
        source(patient), names, birthDate, lookups, numbers.all(), items, events);
  }

  /** Not in use any more, or merged into another record. */
  static boolean isRetired(org.hl7.fhir.r4.model.Patient patient) {
    return (patient.hasActive() && !patient.getActive())
        || patient.getLink().stream()
            .anyMatch(link -> link.getType() == org.hl7.fhir.r4.model.Patient.LinkType.REPLACEDBY);
  }

  static boolean keeps(Resource resource) {
    return resource instanceof Encounter
        || resource instanceof MedicationRequest
        || resource instanceof Immunization
        || resource instanceof Appointment
        || resource instanceof Claim
        || resource instanceof ExplanationOfBenefit
        || resource instanceof Coverage;
  }

  private void read(Resource resource) {
    if (resource instanceof Encounter visit) {
      visit(visit);
    } else if (resource instanceof MedicationRequest prescription) {
      prescription(prescription);
    } else if (resource instanceof Immunization vaccination) {
      vaccination(vaccination);
    } else if (resource instanceof Appointment appointment) {
      appointment(appointment);
    } else if (resource instanceof Claim claim) {
      claim(claim);
    } else if (resource instanceof ExplanationOfBenefit benefit) {
      benefit(benefit);
    } else if (resource instanceof Coverage coverage) {
      coverage(coverage);
    }
  }

  static String source(org.hl7.fhir.r4.model.Patient patient) {
    return patient.getIdentifier().stream()
        .filter(identifier -> typed(identifier, "MR"))
        .findFirst()
        .or(() -> patient.getIdentifier().stream().filter(Identifier::hasSystem).findFirst())
        .map(identifier -> identifier.getSystem() + "|" + identifier.getValue())
        .or(() -> Optional.ofNullable(patient.getIdElement().getIdPart()).map(id -> "id|" + id))
        .orElseThrow(() -> new Unfit("import-no-identifier", "Patient.identifier"));
  }

  private static List<PersonName> names(org.hl7.fhir.r4.model.Patient patient) {
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

  private LocalDate birthDate(org.hl7.fhir.r4.model.Patient patient) {
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

  private void identity(
      org.hl7.fhir.r4.model.Patient patient, PersonName name, LocalDate birthDate) {
    keep(
        DataClass.D1,
        new Item(
            Section.IDENTITY, "name", null, String.join(" ", name.given()) + " " + name.family()));
    keep(DataClass.D1, new Item(Section.IDENTITY, "birth-date", birthDate.toString(), ""));
    String language = text(patient.getCommunicationFirstRep().getLanguage());
    if (!language.isEmpty()) {
      keep(DataClass.D1, new Item(Section.IDENTITY, "language", null, language));
    }
  }

  private void identifiers(org.hl7.fhir.r4.model.Patient patient) {
    for (Identifier identifier : patient.getIdentifier()) {
      String value = identifier.getValue();
      if (value == null) {
        continue;
      }
      if (keypadSystem.equals(identifier.getSystem())) {
        if (!value.matches("[0-9]{6,10}")) {
          throw new Unfit("import-keypad-number-malformed", "Patient.identifier");
        }
        look(Kind.KEYPAD, value);
      } else if (typed(identifier, "MR")) {
        look(Kind.RECORD, Normal.number(value));
        keep(DataClass.D1, new Item(Section.CONTACT, "record-number", null, cut(value)));
      } else if (typed(identifier, "MB")) {
        member(value);
      }
      // Social security, passport and licence numbers are never asked and never kept.
    }
  }

  private void member(String value) {
    look(Kind.MEMBER, Normal.number(value));
    keep(DataClass.D1, new Item(Section.CONTACT, "member-number", null, cut(value)));
  }

  private void contact(org.hl7.fhir.r4.model.Patient patient) {
    for (ContactPoint point : patient.getTelecom()) {
      String value = point.getValue();
      if (value == null || point.getUse() == ContactPoint.ContactPointUse.OLD) {
        continue;
      }
      if (point.getSystem() == ContactPoint.ContactPointSystem.EMAIL) {
        keep(DataClass.D1, new Item(Section.CONTACT, "email", null, cut(value)));
      } else if (point.getSystem() == ContactPoint.ContactPointSystem.PHONE
          || point.getSystem() == ContactPoint.ContactPointSystem.SMS) {
        Normal.phone(value)
            .ifPresent(
                number -> {
                  look(Kind.PHONE, number);
                  numbers.number(point, number);
                });
        keep(DataClass.D1, new Item(Section.CONTACT, "phone", null, cut(value)));
      }
    }
    for (Address address : patient.getAddress()) {
      String line =
          Stream.concat(
                  address.getLine().stream().map(StringType::getValue),
                  Stream.of(address.getCity(), address.getState(), address.getPostalCode()))
              .filter(part -> part != null && !part.isBlank())
              .collect(Collectors.joining(", "));
      keep(DataClass.D1, new Item(Section.CONTACT, "address", null, cut(line)));
    }
  }

  /** A diagnosis or procedure says what its visit was for, also when the visit itself does not. */
  private void noteWhatAVisitWasFor(Resource resource) {
    if (resource instanceof Condition condition && condition.getEncounter().hasReference()) {
      visitCodes(condition.getEncounter(), condition.getCode());
    } else if (resource instanceof Procedure procedure && procedure.getEncounter().hasReference()) {
      visitCodes(procedure.getEncounter(), procedure.getCode());
    }
  }

  private void visitCodes(Reference visit, CodeableConcept code) {
    String id = visit.getReference().replaceAll(".*[/:]", "");
    List<Coding> codes = codesOfVisit.computeIfAbsent(id, none -> new ArrayList<>());
    code.getCoding().stream()
        .filter(coding -> codes.stream().noneMatch(it -> it.equalsDeep(coding)))
        .forEach(codes::add);
  }

  private void visit(Encounter visit) {
    List<Coding> codes =
        new ArrayList<>(
            codesOfVisit.getOrDefault(String.valueOf(visit.getIdElement().getIdPart()), List.of()));
    visit.getType().forEach(type -> codes.addAll(type.getCoding()));
    visit.getReasonCode().forEach(reason -> codes.addAll(reason.getCoding()));
    codes.addAll(visit.getServiceType().getCoding());
    visit.getDiagnosis().forEach(it -> codes.addAll(codesOf(it.getCondition())));
    String on = on(visit.getPeriod().getStartElement());
    String provider =
        visit.getParticipant().stream()
            .map(participant -> surname(participant.getIndividual()))
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse("");
    String text = joined(text(visit.getTypeFirstRep()), name(visit.getServiceProvider()), provider);
    DataClass of = classed(visit, DataClass.D3, codes, visit.getType().isEmpty());
    keep(of, new Item(Section.VISITS, "visit", on, text));
    if (of == DataClass.D3 && on != null && on.compareTo(today.toString()) <= 0) {
      event(EventQuestion.VISIT_MONTH, on, on.substring(0, 7));
      if (!provider.isEmpty()) {
        event(EventQuestion.VISIT_PROVIDER, on, provider);
      }
    }
  }

  private void prescription(MedicationRequest prescription) {
    List<Coding> codes = new ArrayList<>();
    CodeableConcept drug =
        prescription.hasMedicationCodeableConcept()
            ? prescription.getMedicationCodeableConcept()
            : new CodeableConcept();
    codes.addAll(drug.getCoding());
    prescription.getReasonCode().forEach(reason -> codes.addAll(reason.getCoding()));
    prescription.getReasonReference().forEach(reason -> codes.addAll(codesOf(reason)));
    String on = on(prescription.getAuthoredOnElement());
    String status = prescription.hasStatus() ? prescription.getStatus().toCode() : "";
    String dosage =
        prescription.getDosageInstruction().stream()
            .map(it -> it.hasText() ? it.getText() : "")
            .filter(it -> !it.isEmpty())
            .findFirst()
            .orElse("");
    String prescriber = surname(prescription.getRequester());
    DataClass of = classed(prescription, DataClass.D3, codes, drug.getCoding().isEmpty());
    keep(
        of,
        new Item(
            Section.MEDICATIONS, "medication", on, joined(text(drug), dosage, status, prescriber)));
    if (of == DataClass.D3) {
      // An agent may tell the state of a prescription, never the drug (13.3).
      String repeats =
          prescription.getDispenseRequest().hasNumberOfRepeatsAllowed()
              ? "repeats " + prescription.getDispenseRequest().getNumberOfRepeatsAllowed()
              : "";
      keep(of, new Item(Section.REFILLS, "refill", on, joined(status, repeats, prescriber)));
      if (on != null) {
        event(EventQuestion.PRESCRIPTION_MONTH, on, on.substring(0, 7));
      }
    }
  }

  private void vaccination(Immunization vaccination) {
    String on =
        vaccination.hasOccurrenceDateTimeType()
            ? on(vaccination.getOccurrenceDateTimeType())
            : null;
    DataClass of =
        classed(
            vaccination,
            DataClass.D3,
            vaccination.getVaccineCode().getCoding(),
            !vaccination.getVaccineCode().hasCoding());
    keep(of, new Item(Section.VISITS, "vaccination", on, text(vaccination.getVaccineCode())));
    if (of == DataClass.D3 && on != null) {
      event(EventQuestion.VACCINE_MONTH, on, on.substring(0, 7));
    }
  }

  /** One that was cancelled, missed or entered by mistake is none, though the source lists it. */
  private static boolean takesPlace(Appointment appointment) {
    return !NO_APPOINTMENT.contains(appointment.getStatus());
  }

  private void appointment(Appointment appointment) {
    if (!takesPlace(appointment)) {
      return;
    }
    List<Coding> codes = new ArrayList<>();
    appointment.getServiceType().forEach(type -> codes.addAll(type.getCoding()));
    appointment.getSpecialty().forEach(specialty -> codes.addAll(specialty.getCoding()));
    appointment.getReasonCode().forEach(reason -> codes.addAll(reason.getCoding()));
    codes.addAll(appointment.getAppointmentType().getCoding());
    String on = at(appointment.getStartElement());
    String with =
        appointment.getParticipant().stream()
            .map(participant -> name(participant.getActor()))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    DataClass of = classed(appointment, DataClass.D2, codes, false);
    keep(
        of,
        new Item(
            Section.APPOINTMENTS,
            "appointment",
            on,
            joined(
                with,
                appointment.hasPatientInstruction() ? appointment.getPatientInstruction() : "")));
    boolean coming =
        on != null
            && on.compareTo(today.toString()) >= 0
            && appointment.getStatus() == AppointmentStatus.BOOKED;
    if (of == DataClass.D2 && coming && on != null) {
      // The next one: the earliest, so dates are compared the other way round.
      String old = events.get(EventQuestion.APPOINTMENT_DATE);
      if (old == null || on.substring(0, 10).compareTo(old) < 0) {
        events.put(EventQuestion.APPOINTMENT_DATE, on.substring(0, 10));
      }
    }
  }

  private void claim(Claim claim) {
    List<Coding> codes = new ArrayList<>();
    claim.getItem().forEach(item -> codes.addAll(item.getProductOrService().getCoding()));
    claim.getDiagnosis().forEach(it -> codes.addAll(diagnosis(it.getDiagnosis())));
    claim.getProcedure().forEach(it -> codes.addAll(diagnosis(it.getProcedure())));
    codes.addAll(codesOf(claim.getPrescription()));
    claim.getIdentifier().forEach(identifier -> claimNumber(identifier.getValue()));
    String total =
        claim.hasTotal() && claim.getTotal().hasValue()
            ? claim.getTotal().getValue().toPlainString()
                + " "
                + (claim.getTotal().hasCurrency() ? claim.getTotal().getCurrency() : "USD")
            : "";
    String payer = claim.getInsuranceFirstRep().getCoverage().getDisplay();
    keep(
        classed(claim, DataClass.D4, codes, codes.isEmpty()),
        new Item(
            Section.BILLING,
            "claim",
            on(claim.getBillablePeriod().getStartElement()),
            joined(
                text(claim.getItemFirstRep().getProductOrService()),
                total,
                payer == null ? "" : payer)));
  }

  /** Its claim is an item already; only the numbers a caller could read from the letter count. */
  private void benefit(ExplanationOfBenefit benefit) {
    benefit.getIdentifier().forEach(identifier -> claimNumber(identifier.getValue()));
  }

  private void coverage(Coverage coverage) {
    if (coverage.hasSubscriberId()) {
      member(coverage.getSubscriberId());
    }
    String payer =
        coverage.getPayor().stream()
            .map(this::name)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    keep(
        classed(coverage, DataClass.D4, List.of(), false),
        new Item(
            Section.BILLING,
            "coverage",
            on(coverage.getPeriod().getStartElement()),
            joined(payer, text(coverage.getType()))));
  }

  private void claimNumber(@Nullable String value) {
    if (value != null && Normal.number(value).length() >= 6) {
      look(Kind.CLAIM, Normal.number(value));
    }
  }

  private DataClass classed(
      Resource resource, DataClass least, List<Coding> codes, boolean codeMissing) {
    if (codeMissing || ClassTable.carriesLabelWeCannotEnforce(resource)) {
      return DataClass.NEVER_BY_PHONE;
    }
    return ClassTable.strictest(least, codes, unknownCodes);
  }

  /** A label on the patient covers everything about the patient. */
  private void keep(DataClass of, Item item) {
    DataClass where = labelled ? DataClass.NEVER_BY_PHONE : of;
    Section section =
        switch (where) {
          case D5 -> Section.SENSITIVE;
          case D6 -> Section.PROTECTED;
          default -> item.section();
        };
    items
        .computeIfAbsent(where, none -> new ArrayList<>())
        .add(new Item(section, item.label(), item.on(), item.text()));
  }

  private void look(Kind kind, String value) {
    lookups.computeIfAbsent(kind, none -> new TreeSet<>()).add(value);
  }

  private void event(EventQuestion question, String on, String answer) {
    String last = eventOn.get(question);
    // Nothing about somebody whose record carries a label is asked.
    if (!labelled && (last == null || on.compareTo(last) > 0)) {
      eventOn.put(question, on);
      events.put(question, answer);
    }
  }

  private List<Coding> diagnosis(org.hl7.fhir.r4.model.@Nullable Type type) {
    if (type instanceof CodeableConcept concept) {
      return concept.getCoding();
    }
    return type instanceof Reference reference ? codesOf(reference) : List.of();
  }

  private List<Coding> codesOf(Reference reference) {
    Resource target = target(reference);
    if (target instanceof Condition condition) {
      return condition.getCode().getCoding();
    }
    if (target instanceof Procedure procedure) {
      return procedure.getCode().getCoding();
    }
    if (target instanceof MedicationRequest drug && drug.hasMedicationCodeableConcept()) {
      return drug.getMedicationCodeableConcept().getCoding();
    }
    // Pointing at something we were not given: we cannot know what it betrays.
    return reference.hasReference()
        ? List.of(new Coding("urn:veriline:not-in-file", "reference", ""))
        : List.of();
  }

  private String name(Reference reference) {
    Resource target = target(reference);
    if (target instanceof Organization organization && organization.hasName()) {
      return organization.getName();
    }
    if (target instanceof Practitioner) {
      return surname(reference);
    }
    return reference.hasDisplay() && !isPatient(reference) ? reference.getDisplay() : "";
  }

  private static boolean isPatient(Reference reference) {
    return reference.hasReference() && reference.getReference().startsWith("Patient/");
  }

  private String surname(Reference reference) {
    if (target(reference) instanceof Practitioner practitioner
        && practitioner.getNameFirstRep().hasFamily()) {
      return practitioner.getNameFirstRep().getFamily();
    }
    return "";
  }

  private @Nullable Resource target(Reference reference) {
    return reference.hasReference() ? known.get(reference.getReference()) : null;
  }

  private @Nullable String on(BaseDateTimeType element) {
    if (element.getValue() == null) {
      return null;
    }
    String text = element.getValueAsString();
    if (text.length() < 10) {
      return null;
    }
    return text.length() == 10
        ? text
        : element.getValue().toInstant().atZone(zone).toLocalDate().toString();
  }

  private @Nullable String at(InstantType element) {
    return element.getValue() == null
        ? null
        : element
            .getValue()
            .toInstant()
            .atZone(zone)
            .toLocalDateTime()
            .truncatedTo(ChronoUnit.MINUTES)
            .toString();
  }

  private static boolean typed(Identifier identifier, String code) {
    return identifier.hasValue()
        && identifier.getType().getCoding().stream()
            .anyMatch(it -> TYPES.equals(it.getSystem()) && code.equals(it.getCode()));
  }

  private static String text(CodeableConcept concept) {
    String text = concept.hasText() ? concept.getText() : concept.getCodingFirstRep().getDisplay();
    return text == null ? "" : cut(text);
  }

  private static String joined(String... parts) {
    return cut(Stream.of(parts).filter(it -> !it.isBlank()).collect(Collectors.joining("; ")));
  }

  private static String cut(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
  }
}
