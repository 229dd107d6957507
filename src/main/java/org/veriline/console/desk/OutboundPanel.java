package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.agent.AgentState;
import org.veriline.call.CallView;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.outreach.Outreaches;
import org.veriline.patient.Phi;
import org.veriline.verification.Answer;
import org.veriline.verification.AnsweredBy;
import org.veriline.verification.Diallings;
import org.veriline.verification.Greeting;
import org.veriline.verification.MessageView;
import org.veriline.verification.MessagesLeft;
import org.veriline.verification.OutboundView;
import org.veriline.verification.References;
import org.veriline.verification.ResultCalls;

/**
 * A call that was dialled for a task: who answers, the message, the reference. What belongs to the
 * patient is in one answer, after it was asked for.
 */
@Named
@RequestScoped
public class OutboundPanel {
  @Inject Diallings diallings;
  @Inject Me me;
  @Inject MessagesLeft messages;
  @Inject Now now;
  @Inject Outreaches outreaches;
  @Inject DeskPage page;
  @Inject References references;
  @Inject ResultCalls results;
  @Inject Words words;

  private @Nullable Phi addressee;
  private @Nullable MessageView message;
  private Outreaches.@Nullable Reason reason;
  private String code = "";
  private @Nullable Boolean found;
  private String said = "";
  private String name = "";
  private String birthDate = "";
  private String patient = "";
  private String patientsBirthDate = "";
  private @Nullable Answer lastAnswer;

  /** Whom to ask for, once the number is dialled. */
  public void askFor() {
    addressee = diallings.nameToAskFor(now.mustTalk());
  }

  public void answered(String who) {
    results.answered(now.mustTalk(), AnsweredBy.valueOf(who));
    page.redraw();
  }

  /** Both sides of somebody involved are compared, and forgotten here with the request. */
  public void involved() {
    try {
      lastAnswer =
          results.involved(
              now.mustTalk(), me.getLocale(), name, birthDate, patient, patientsBirthDate);
    } finally {
      name = "";
      birthDate = "";
      patient = "";
      patientsBirthDate = "";
      page.redraw();
    }
  }

  public void message(String greeting) {
    message = messages.message(now.mustTalk(), Greeting.valueOf(greeting));
  }

  public void left() {
    messages.left(now.mustTalk());
    page.redraw();
  }

  public void reference() {
    code = references.code(now.mustTalk());
  }

  /** A caller says a reference; it leads to a task and opens nothing. */
  public void referenceSaid() {
    found = references.said(now.mustTalk(), said);
    said = "";
  }

  public void reason() {
    reason = outreaches.reason(now.mustTalk());
  }

  public void asks() {
    results.asksThemselves(now.mustTalk());
    page.redraw();
  }

  public boolean isPresent() {
    return getView() != null;
  }

  public @Nullable OutboundView getView() {
    return now.outbound().orElse(null);
  }

  /** Somebody called us, and may say a reference. */
  public boolean isInbound() {
    return now.state() == AgentState.TALKING
        && now.call().filter(view -> !view.outbound()).filter(CallView::withAgent).isPresent();
  }

  /** Whoever dialled may learn whom to ask for. */
  public boolean isDialled() {
    return isPresent() && diallings.dialled(now.mustTalk());
  }

  public List<AnsweredBy> getChoices() {
    return Arrays.stream(AnsweredBy.values()).filter(it -> it != AnsweredBy.NOBODY).toList();
  }

  public List<Greeting> getGreetings() {
    return List.of(Greeting.values());
  }

  public String getAddressee() {
    return addressee == null ? "" : addressee.value();
  }

  public @Nullable MessageView getMessage() {
    return message;
  }

  public String getWords() {
    return message == null ? "" : message.words().value();
  }

  public Outreaches.@Nullable Reason getReason() {
    return reason;
  }

  public String getNote() {
    return reason == null ? "" : reason.note().map(Phi::value).orElse("");
  }

  public String getCode() {
    return code;
  }

  public @Nullable Answer getLastAnswer() {
    return lastAnswer;
  }

  /** What came of the reference; nothing before one was said. */
  public String getFound() {
    return found == null ? "" : words.get("outbound.reference." + (found ? "found" : "unknown"));
  }

  public String getSaid() {
    return said;
  }

  public void setSaid(String said) {
    this.said = said;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getBirthDate() {
    return birthDate;
  }

  public void setBirthDate(String birthDate) {
    this.birthDate = birthDate;
  }

  public String getPatient() {
    return patient;
  }

  public void setPatient(String patient) {
    this.patient = patient;
  }

  public String getPatientsBirthDate() {
    return patientsBirthDate;
  }

  public void setPatientsBirthDate(String patientsBirthDate) {
    this.patientsBirthDate = patientsBirthDate;
  }
}
