package org.veriline.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;

/** In which language the clinic writes to a patient. Who asks has checked that they may. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PreferredLanguages {
  @Inject AuditTrail audit;
  @Inject Patients patients;

  /**
   * The language of a letter.
   *
   * @param recorded the record asks for it; otherwise it is what the clinic writes to everybody
   */
  public record Written(Locale language, boolean recorded) {
    /** Nobody knows yet who the patient is. */
    public static final Written UNKNOWN = new Written(Locale.ENGLISH, false);
  }

  /** That it was read off the record is written first. */
  public Written of(Actor actor, PatientRef patient) {
    audit.write(
        AuditEvent.by(actor)
            .action(Action.AUDIT_READ)
            .patient(patient.value())
            .fields(List.of("language"))
            .object("preferred-language")
            .build());
    return patients
        .language(patient)
        .map(language -> new Written(language, true))
        .orElse(Written.UNKNOWN);
  }
}
