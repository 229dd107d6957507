package org.veriline.patient;

import static org.veriline.patient.FhirTexts.at;
import static org.veriline.patient.FhirTexts.joined;
import static org.veriline.patient.FhirTexts.on;
import static org.veriline.patient.FhirTexts.text;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.veriline.patient.PatientLookup.Kind;

/** Reads what was and will be done for a patient, and what it cost. */
final class FhirCare {
  private static final Set<AppointmentStatus> NO_APPOINTMENT =
      EnumSet.of(
          AppointmentStatus.CANCELLED, AppointmentStatus.NOSHOW, AppointmentStatus.ENTEREDINERROR);

  private final PatientContents contents;
  private final FhirReferences references;
  private final ZoneId zone;
  private final LocalDate today;

  FhirCare(PatientContents contents, FhirReferences references, ZoneId zone, LocalDate today) {
    this.contents = contents;
    this.references = references;
    this.zone = zone;
    this.today = today;
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

  void read(Resource resource) {
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

  private void visit(Encounter visit) {
    List<Coding> codes = new ArrayList<>(references.codesOf(visit));
    visit.getType().forEach(type -> codes.addAll(type.getCoding()));
    visit.getReasonCode().forEach(reason -> codes.addAll(reason.getCoding()));
    codes.addAll(visit.getServiceType().getCoding());
    visit.getDiagnosis().forEach(it -> codes.addAll(references.codesOf(it.getCondition())));
    String on = on(visit.getPeriod().getStartElement(), zone);
    String provider =
        visit.getParticipant().stream()
            .map(participant -> references.surname(participant.getIndividual()))
            .filter(name -> !name.isEmpty())
            .findFirst()
            .orElse("");
    String text =
        joined(
            text(visit.getTypeFirstRep()), references.name(visit.getServiceProvider()), provider);
    DataClass of = contents.classed(visit, DataClass.D3, codes, visit.getType().isEmpty());
    contents.keep(of, codes, new Item(Section.VISITS, "visit", on, text));
    if (of == DataClass.D3 && on != null && on.compareTo(today.toString()) <= 0) {
      contents.event(EventQuestion.VISIT_MONTH, on, on.substring(0, 7));
      if (!provider.isEmpty()) {
        contents.event(EventQuestion.VISIT_PROVIDER, on, provider);
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
    prescription.getReasonReference().forEach(reason -> codes.addAll(references.codesOf(reason)));
    String on = on(prescription.getAuthoredOnElement(), zone);
    String status = prescription.hasStatus() ? prescription.getStatus().toCode() : "";
    String dosage =
        prescription.getDosageInstruction().stream()
            .map(it -> it.hasText() ? it.getText() : "")
            .filter(it -> !it.isEmpty())
            .findFirst()
            .orElse("");
    String prescriber = references.surname(prescription.getRequester());
    DataClass of = contents.classed(prescription, DataClass.D3, codes, drug.getCoding().isEmpty());
    contents.keep(
        of,
        codes,
        new Item(
            Section.MEDICATIONS, "medication", on, joined(text(drug), dosage, status, prescriber)));
    if (of == DataClass.D3) {
      // An agent may tell the state of a prescription, never the drug (13.3).
      String repeats =
          prescription.getDispenseRequest().hasNumberOfRepeatsAllowed()
              ? "repeats " + prescription.getDispenseRequest().getNumberOfRepeatsAllowed()
              : "";
      contents.keep(
          of, new Item(Section.REFILLS, "refill", on, joined(status, repeats, prescriber)));
      if (on != null) {
        contents.event(EventQuestion.PRESCRIPTION_MONTH, on, on.substring(0, 7));
      }
    }
  }

  private void vaccination(Immunization vaccination) {
    String on =
        vaccination.hasOccurrenceDateTimeType()
            ? on(vaccination.getOccurrenceDateTimeType(), zone)
            : null;
    DataClass of =
        contents.classed(
            vaccination,
            DataClass.D3,
            vaccination.getVaccineCode().getCoding(),
            !vaccination.getVaccineCode().hasCoding());
    contents.keep(
        of,
        vaccination.getVaccineCode().getCoding(),
        new Item(Section.VISITS, "vaccination", on, text(vaccination.getVaccineCode())));
    if (of == DataClass.D3 && on != null) {
      contents.event(EventQuestion.VACCINE_MONTH, on, on.substring(0, 7));
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
    String on = at(appointment.getStartElement(), zone);
    String with =
        appointment.getParticipant().stream()
            .map(participant -> references.name(participant.getActor()))
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    DataClass of = contents.classed(appointment, DataClass.D2, codes, false);
    contents.keep(
        of,
        codes,
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
      contents.nextAppointment(on.substring(0, 10));
    }
  }

  private void claim(Claim claim) {
    List<Coding> codes = new ArrayList<>();
    claim.getItem().forEach(item -> codes.addAll(item.getProductOrService().getCoding()));
    claim.getDiagnosis().forEach(it -> codes.addAll(references.diagnosis(it.getDiagnosis())));
    claim.getProcedure().forEach(it -> codes.addAll(references.diagnosis(it.getProcedure())));
    codes.addAll(references.codesOf(claim.getPrescription()));
    claim.getIdentifier().forEach(identifier -> claimNumber(identifier.getValue()));
    String total =
        claim.hasTotal() && claim.getTotal().hasValue()
            ? claim.getTotal().getValue().toPlainString()
                + " "
                + (claim.getTotal().hasCurrency() ? claim.getTotal().getCurrency() : "USD")
            : "";
    String payer = claim.getInsuranceFirstRep().getCoverage().getDisplay();
    contents.keep(
        contents.classed(claim, DataClass.D4, codes, codes.isEmpty()),
        codes,
        new Item(
            Section.BILLING,
            "claim",
            on(claim.getBillablePeriod().getStartElement(), zone),
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
      FhirPatient.member(contents, coverage.getSubscriberId());
    }
    String payer =
        coverage.getPayor().stream()
            .map(references::name)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    contents.keep(
        contents.classed(coverage, DataClass.D4, List.of(), false),
        new Item(
            Section.BILLING,
            "coverage",
            on(coverage.getPeriod().getStartElement(), zone),
            joined(payer, text(coverage.getType()))));
  }

  private void claimNumber(@Nullable String value) {
    if (value != null && Normal.number(value).length() >= 6) {
      contents.look(Kind.CLAIM, Normal.number(value));
    }
  }
}
