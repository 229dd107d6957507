package org.veriline.console.desk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.veriline.compliance.IncidentCode;
import org.veriline.compliance.Incidents;
import org.veriline.rights.Mistakes;

/** One key: the incident is open, and the agent reads what to tell the caller (VP-21). */
@Named
@ViewScoped
public class MistakePanel implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject Incidents incidents;
  @Inject Mistakes mistakes;
  @Inject Now now;

  private String incident = "";
  private IncidentCode code = IncidentCode.TOLD_WRONG_PERSON;
  private String text = "";

  /** Pressed again before it is put away, it reports nothing twice. */
  public void report() {
    if (incident.isEmpty()) {
      incident = mistakes.report(now.mustHaveCall(), code);
    }
  }

  public void save() {
    incidents.describe(incident, code, text);
    incident = "";
    text = "";
    code = IncidentCode.TOLD_WRONG_PERSON;
  }

  public boolean isShown() {
    return !incident.isEmpty();
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
