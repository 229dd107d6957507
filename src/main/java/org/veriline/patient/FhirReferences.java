package org.veriline.patient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * What the resources of one patient point at: names to show, and codes that say what it is about.
 */
final class FhirReferences {
  private final Map<String, Resource> known;
  private final Map<String, List<Coding>> codesOfVisit = new HashMap<>();

  /**
   * @param known everything a resource may point at, by reference
   */
  FhirReferences(Map<String, Resource> known) {
    this.known = known;
    known.values().forEach(this::noteWhatAVisitWasFor);
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

  /** What the diagnoses and procedures of a visit say it was for. */
  List<Coding> codesOf(Encounter visit) {
    return codesOfVisit.getOrDefault(String.valueOf(visit.getIdElement().getIdPart()), List.of());
  }

  List<Coding> diagnosis(@Nullable Type type) {
    if (type instanceof CodeableConcept concept) {
      return concept.getCoding();
    }
    return type instanceof Reference reference ? codesOf(reference) : List.of();
  }

  List<Coding> codesOf(Reference reference) {
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

  String name(Reference reference) {
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

  String surname(Reference reference) {
    if (target(reference) instanceof Practitioner practitioner
        && practitioner.getNameFirstRep().hasFamily()) {
      return practitioner.getNameFirstRep().getFamily();
    }
    return "";
  }

  private @Nullable Resource target(Reference reference) {
    return reference.hasReference() ? known.get(reference.getReference()) : null;
  }
}
