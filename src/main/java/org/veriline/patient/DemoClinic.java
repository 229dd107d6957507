package org.veriline.patient;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.veriline.access.Actor;
import org.veriline.platform.DemoSeeding;

/** The demo clinic's patients: invented, and imported the way a real clinic's are. */
@ApplicationScoped
class DemoClinic {
  @Inject PatientImport patients;

  /**
   * Before the people: their passwords are told once, in the answer, and the longest step must not
   * be able to lose it.
   */
  void seed(@Observes @Priority(50) DemoSeeding seeding) {
    try (InputStream in =
        Objects.requireNonNull(DemoClinic.class.getResourceAsStream("/demo/patients.ndjson"))) {
      ImportReport report = patients.runAs(Actor.SYSTEM, in, ImportFormat.NDJSON, bytes -> {});
      seeding.report("patients", report.patients());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
