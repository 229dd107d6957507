package org.veriline.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.call.CallId;
import org.veriline.patient.Destination;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Phi;
import org.veriline.platform.Refusal;
import org.veriline.request.RequestKind;
import org.veriline.request.RequestRow;
import org.veriline.request.Requests;
import org.veriline.verification.Diallings;
import org.veriline.verification.Errand;
import org.veriline.verification.MessageContent;
import org.veriline.verification.References;
import org.veriline.verification.ResultCalls;
import org.veriline.verification.ResultClass;

/**
 * Calling a patient for a request one has taken. Only a number on file that the patient allows can
 * be dialled, by its last two digits; nobody types a number, and nobody calls with a result that no
 * clinician has released to them.
 */
@ApplicationScoped
@Transactional
public class Outreaches {
  @Inject Actors actors;
  @Inject DialAttempts attempts;
  @Inject AuditTrail audit;
  @Inject Diallings diallings;
  @Inject Releases releases;
  @Inject Requests requests;
  @Inject References references;
  @Inject ResultCalls results;
  @Inject TaskChoices tasks;

  /** What this person has taken and could call about: critical first, then as it is due. */
  @RequiresPermissions("call:dial:preferenceList")
  public List<RequestRow> mine() {
    List<RequestRow> rows = requests.takenAboutPatients();
    Map<String, TaskChoices.Choice> choices = tasks.of(rows);
    return rows.stream()
        .sorted(
            Comparator.comparing(
                row ->
                    Optional.ofNullable(choices.get(row.id()))
                        .filter(TaskChoices.Choice::critical)
                        .isEmpty()))
        .toList();
  }

  @RequiresPermissions("call:dial:preferenceList")
  public List<Destination> numbers(String request) {
    return diallings.numbers(requests.origin(request), patient(request));
  }

  @RequiresPermissions("call:dial:preferenceList")
  public void dial(String request, String destination) {
    PatientRef patient = patient(request);
    Errand errand = errand(request);
    requests.mustNotHaveRead(request);
    attempts.mustBeAllowed(patient, destination, errand);
    diallings.dial(requests.origin(request), patient, destination, errand);
  }

  /**
   * Why we call.
   *
   * @param note what whoever promised it wrote
   */
  public record Reason(RequestKind kind, ResultClass result, Optional<Phi> note) {}

  /** Why this call is made, once the patient is verified, for the person whose task it is. */
  @RequiresPermissions("call:dial:preferenceList")
  public Reason reason(CallId call) {
    String request = results.task(call);
    return new Reason(requests.kind(request), result(request), requests.noteInCall(request));
  }

  /** Whether somebody called us and said the reference of a task this person has taken. */
  @RequiresPermissions("call:dial:preferenceList")
  public boolean calledBack(String request) {
    requests.origin(request);
    return !references.saidFor(request).isEmpty();
  }

  private Errand errand(String request) {
    RequestKind kind = requests.kind(request);
    if (kind != RequestKind.RESULT) {
      MessageContent content =
          kind == RequestKind.APPOINTMENT ? MessageContent.APPOINTMENT : MessageContent.OTHER;
      return new Errand(request, ResultClass.NONE, content, false);
    }
    Release release = releases.of(request).orElseThrow(() -> new Refusal("result-not-released"));
    Actor actor = actors.current();
    if (release.toldBy() == ToldBy.CLINICIANS && !actor.may("result:discloseAbnormal")) {
      audit.writeAlone(
          AuditEvent.by(actor)
              .action(Action.ACCESS_DENIED)
              .outcome(Outcome.REFUSED)
              .object("request/" + request)
              .reason("result:discloseAbnormal")
              .build());
      throw new Refusal("result-clinicians-only");
    }
    return new Errand(
        request,
        release.result(),
        release.result() == ResultClass.NORMAL
            ? MessageContent.NORMAL_RESULT
            : MessageContent.OTHER,
        release.today());
  }

  private ResultClass result(String request) {
    return releases.of(request).map(Release::result).orElse(ResultClass.NONE);
  }

  private PatientRef patient(String request) {
    return requests.about(request).orElseThrow(() -> new Refusal("request-about-nobody"));
  }
}
