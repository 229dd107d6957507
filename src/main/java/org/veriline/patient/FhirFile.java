package org.veriline.patient;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads FHIR R4 by HAPI's parser and hands over one patient after the other. */
final class FhirFile {
  private static final FhirContext FHIR = FhirContext.forR4();

  /** Practitioners and organisations of a stream that later lines may point at. */
  private static final int MOST_SHARED = 20_000;

  private final String keypadSystem;
  private final ZoneId zone;
  private final LocalDate today;
  private final PatientImport.Tally tally;
  private final Map<String, Resource> shared = new HashMap<>();

  // The patient whose lines are being read, when every line is one resource.
  private @Nullable Patient open;
  private final List<Resource> openBelongs = new ArrayList<>();
  private long openLine;
  private boolean openRefused;

  FhirFile(String keypadSystem, ZoneId zone, LocalDate today, PatientImport.Tally tally) {
    this.keypadSystem = keypadSystem;
    this.zone = zone;
    this.today = today;
    this.tally = tally;
  }

  void bundle(Lines lines) throws IOException {
    Resource resource;
    try {
      resource = parse(lines.rest());
    } catch (Unfit unfit) {
      tally.refuse(1, unfit);
      return;
    }
    if (resource instanceof Bundle bundle) {
      bundle(bundle, 0);
    } else {
      single(resource, 1);
      close();
    }
    noPatient();
  }

  void ndjson(Lines lines) throws IOException {
    while (true) {
      try {
        Optional<byte[]> line = lines.next();
        if (line.isEmpty()) {
          break;
        }
        if (line.get().length < 2) {
          continue;
        }
        Resource resource = parse(line.get());
        if (resource instanceof Bundle bundle) {
          close();
          bundle(bundle, lines.number());
        } else {
          single(resource, lines.number());
        }
      } catch (Unfit unfit) {
        // All or nothing: a line that cannot be read spoils the patient it would belong to.
        openRefused = open != null;
        tally.refuse(lines.number(), unfit);
      }
    }
    close();
    noPatient();
  }

  private void noPatient() {
    if (tally.patients() == 0 && !tally.refusedAny()) {
      tally.refuse(1, new Unfit("import-no-patient-in-file", "Patient"));
    }
  }

  private static Resource parse(byte[] bytes) {
    String json = Lines.text(bytes);
    Lines.refuseDeepNesting(json);
    IParser parser = FHIR.newJsonParser();
    // Unknown elements are left out; the handler must not log, the log would hold their values.
    LenientErrorHandler quiet = new LenientErrorHandler(false);
    quiet.setErrorOnInvalidValue(true);
    parser.setParserErrorHandler(quiet);
    // References go by the resource's own id as often as by the entry's address.
    parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
    try {
      return (Resource) parser.parseResource(json);
    } catch (DataFormatException | IllegalArgumentException | ClassCastException unreadable) {
      throw new Unfit("import-not-fhir", "resource");
    }
  }

  /**
   * @param line of the file the bundle stands in, or 0: then entries are counted
   */
  private void bundle(Bundle bundle, long line) {
    Map<String, Resource> references = new HashMap<>(shared);
    Map<String, Patient> patients = new LinkedHashMap<>();
    Map<Patient, Long> numbers = new LinkedHashMap<>();
    long entryNumber = 0;
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      entryNumber++;
      Resource resource = entry.getResource();
      if (resource == null) {
        continue;
      }
      references(entry.getFullUrl(), resource)
          .forEach(
              reference -> {
                references.put(reference, resource);
                if (resource instanceof Patient patient) {
                  patients.put(reference, patient);
                }
              });
      if (resource instanceof Patient patient) {
        numbers.put(patient, line == 0 ? entryNumber : line);
      }
    }
    Map<Patient, List<Resource>> belonging = new HashMap<>();
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      Resource resource = entry.getResource();
      if (resource == null || resource instanceof Patient) {
        continue;
      }
      Patient whose = patients.get(subject(resource));
      if (whose != null && FhirCare.keeps(resource)) {
        belonging.computeIfAbsent(whose, none -> new ArrayList<>()).add(resource);
      } else {
        tally.notKept(resource.fhirType());
      }
    }
    numbers.forEach(
        (patient, number) ->
            take(patient, belonging.getOrDefault(patient, List.of()), references, number));
  }

  private void single(Resource resource, long number) {
    if (resource instanceof Patient patient) {
      close();
      open = patient;
      openLine = number;
    } else if (resource instanceof Practitioner || resource instanceof Organization) {
      tally.notKept(resource.fhirType());
      if (shared.size() < MOST_SHARED) {
        references(null, resource).forEach(reference -> shared.put(reference, resource));
      }
    } else if (open != null && references(null, open).contains(String.valueOf(subject(resource)))) {
      openBelongs.add(resource);
    } else {
      throw new Unfit("import-not-of-the-patient-before", resource.fhirType());
    }
  }

  private void close() {
    Patient patient = open;
    if (patient != null && openRefused) {
      tally.refused();
    } else if (patient != null) {
      Map<String, Resource> references = new HashMap<>(shared);
      openBelongs.forEach(
          resource ->
              references(null, resource).forEach(reference -> references.put(reference, resource)));
      List<Resource> kept = new ArrayList<>();
      for (Resource resource : openBelongs) {
        if (FhirCare.keeps(resource)) {
          kept.add(resource);
        } else {
          tally.notKept(resource.fhirType());
        }
      }
      take(patient, kept, references, openLine);
    }
    open = null;
    openRefused = false;
    openBelongs.clear();
  }

  private void take(
      Patient patient, List<Resource> belonging, Map<String, Resource> references, long number) {
    try {
      if (FhirPatient.isRetired(patient)) {
        tally.retire(FhirPatient.source(patient));
        return;
      }
      FhirPatient reader = new FhirPatient(patient, keypadSystem, zone, today);
      PatientFile file = reader.read(belonging, references);
      tally.classes(reader.contents().neverByPhone(), reader.contents().unknownCodes());
      tally.keep(number, file);
    } catch (Unfit unfit) {
      tally.refusePatient(number, unfit);
    }
  }

  private static List<String> references(@Nullable String fullUrl, Resource resource) {
    List<String> references = new ArrayList<>();
    if (fullUrl != null) {
      references.add(fullUrl);
    }
    String id = resource.getIdElement().getIdPart();
    if (id != null) {
      references.add(resource.fhirType() + "/" + id);
      references.add("urn:uuid:" + id);
    }
    return references;
  }

  private static @Nullable String subject(Resource resource) {
    if (resource instanceof Appointment appointment) {
      return appointment.getParticipant().stream()
          .map(participant -> participant.getActor().getReference())
          .filter(
              reference ->
                  reference != null
                      && (reference.contains("Patient") || reference.startsWith("urn:uuid:")))
          .findFirst()
          .orElse(null);
    }
    for (String name : List.of("subject", "patient", "beneficiary")) {
      Property property = resource.getNamedProperty(name);
      if (property != null && property.hasValues()) {
        Base value = property.getValues().get(0);
        if (value instanceof Reference reference) {
          return reference.getReference();
        }
      }
    }
    return null;
  }
}
