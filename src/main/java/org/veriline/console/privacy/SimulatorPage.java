package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Role;
import org.veriline.script.Column;
import org.veriline.script.Outlook;
import org.veriline.script.ScriptKind;
import org.veriline.script.Simulations;
import org.veriline.script.Simulations.Choice;
import org.veriline.script.Simulations.Played;

/** Somebody plays a caller: they choose what is known by now, and see what the script does. */
@Named
@ViewScoped
public class SimulatorPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject Simulations simulations;

  private ScriptKind kind = ScriptKind.IN_PATIENT;
  private String version = "";
  private String caseName = "";
  private boolean kept;
  private final Map<String, String> facts = new LinkedHashMap<>();

  @PostConstruct
  void begin() {
    again();
  }

  /** The call begins anew: nothing is known. */
  public void again() {
    facts.clear();
    kind.columns().forEach(column -> facts.put(column.name(), column.words().get(0)));
    kept = false;
  }

  public void choose() {
    version = getChoices().get(0).id();
    again();
  }

  public void played() {
    kept = false;
  }

  public void keep() {
    simulations.keep(caseName.strip(), getVersion(), facts);
    kept = true;
    caseName = "";
  }

  public List<Choice> getChoices() {
    return simulations.choices(kind);
  }

  public Played getPlayed() {
    return simulations.play(getVersion(), facts);
  }

  public List<Column> getColumns() {
    return kind.columns();
  }

  public List<String> getKinds() {
    return Arrays.stream(ScriptKind.values()).map(Enum::name).toList();
  }

  public List<Role> getRoles() {
    return Outlook.SPEAKING;
  }

  public Map<String, String> getFacts() {
    return facts;
  }

  public String getKind() {
    return kind.name();
  }

  public void setKind(String kind) {
    this.kind = ScriptKind.valueOf(kind);
  }

  public String getVersion() {
    if (version.isEmpty()) {
      version = getChoices().get(0).id();
    }
    return version;
  }

  public void setVersion(@Nullable String version) {
    this.version = version == null ? "" : version;
  }

  public String getCaseName() {
    return caseName;
  }

  public void setCaseName(String caseName) {
    this.caseName = caseName;
  }

  public boolean isKept() {
    return kept;
  }
}
