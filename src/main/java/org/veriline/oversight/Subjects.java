package org.veriline.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.patient.SpokenDate;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;

/** Whose record an officer's question is about: a name and a birth date give the reference only. */
@ApplicationScoped
@Transactional
public class Subjects {
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Patients patients;
  @Inject Settings settings;

  @RequiresPermissions("patient:search:byName")
  public PatientRef find(Locale typed, String name, String birthDate) {
    LocalDate born =
        SpokenDate.birth(
                birthDate, typed.getLanguage(), LocalDate.now(clock.withZone(settings.zone())))
            .orElseThrow(() -> new Refusal("who-saw-date"));
    return patients
        .named(name, born)
        .map(
            found -> {
              audit.write(event(Outcome.OK).patient(found.value()).build());
              return found;
            })
        .orElseThrow(
            () -> {
              audit.writeAlone(event(Outcome.FAILED).build());
              return new Refusal("who-saw-nobody");
            });
  }

  private AuditEvent.Builder event(Outcome outcome) {
    return AuditEvent.by(actors.current())
        .action(Action.PHI_SEARCH)
        .outcome(outcome)
        .reason("who-saw");
  }
}
