package org.veriline.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.patient.Destination;
import org.veriline.patient.PatientRef;
import org.veriline.platform.Refusal;
import org.veriline.request.RequestRow;
import org.veriline.request.Requests;
import org.veriline.verification.Diallings;

/**
 * Calling a patient for a request one has taken. Only a number on file that the patient allows can
 * be dialled, by its last two digits; nobody types a number.
 */
@ApplicationScoped
@Transactional
public class Outreaches {
  @Inject Diallings diallings;
  @Inject Requests requests;

  /** What this person has taken and could call about, the most urgent first. */
  @RequiresPermissions("call:dial:preferenceList")
  public List<RequestRow> mine() {
    return requests.takenAboutPatients();
  }

  @RequiresPermissions("call:dial:preferenceList")
  public List<Destination> numbers(String request) {
    return diallings.numbers(requests.origin(request), patient(request));
  }

  @RequiresPermissions("call:dial:preferenceList")
  public void dial(String request, String destination) {
    diallings.dial(requests.origin(request), patient(request), destination);
  }

  private PatientRef patient(String request) {
    return requests.about(request).orElseThrow(() -> new Refusal("request-about-nobody"));
  }
}
