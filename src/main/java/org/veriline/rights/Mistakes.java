package org.veriline.rights;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.Calls;
import org.veriline.compliance.IncidentCode;
import org.veriline.compliance.Incidents;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;
import org.veriline.privacy.Register;
import org.veriline.verification.Verifications;

/**
 * One key when something was said to the wrong person, or from the wrong record (VP-21): the
 * incident is open at once, filled from the call, and the agent learns what to tell the caller.
 */
@ApplicationScoped
@Transactional
public class Mistakes {
  @Inject Actors actors;
  @Inject Calls calls;
  @Inject Clock clock;
  @Inject Incidents incidents;
  @Inject Register register;
  @Inject Verifications verifications;

  /** Only about the person's own call, while it goes on or is wrapped up. */
  @RequiresPermissions("incident:open")
  public String report(CallId call, IncidentCode code) {
    String user = actors.current().userId();
    CallView view =
        calls
            .find(call)
            .filter(it -> user.equals(it.agentUserId()))
            .orElseThrow(() -> new Refusal("no-call"));
    return incidents.open(
        new Incidents.Report(
            code,
            view.id().value(),
            verifications.patientOf(call).map(PatientRef::value).orElse(null),
            verifications.reached(call).name(),
            register.toldIn(call),
            clock.instant()));
  }
}
