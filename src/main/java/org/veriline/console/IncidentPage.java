package org.veriline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.veriline.compliance.IncidentCode;
import org.veriline.compliance.Incidents;

/** Where anybody who works here reports what perhaps should not have happened. */
@Named
@RequestScoped
public class IncidentPage {
  @Inject Clock clock;
  @Inject Incidents incidents;
  @Inject Words words;

  private IncidentCode code = IncidentCode.OTHER;
  private String text = "";

  public void report() {
    String id =
        incidents.open(new Incidents.Report(code, null, null, null, List.of(), clock.instant()));
    incidents.describe(id, code, text);
    text = "";
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(words.get("incident.thanks")));
  }

  public List<IncidentCode> getCodes() {
    return Arrays.asList(IncidentCode.values());
  }

  public IncidentCode getCode() {
    return code;
  }

  public void setCode(IncidentCode code) {
    this.code = code;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
