package org.veriline.console.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.script.ScriptCaseRow;
import org.veriline.script.ScriptCases;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptState;
import org.veriline.script.ScriptVersionRow;
import org.veriline.script.Scripts;

/** The scripts, their versions, and the cases each of them has to pass. */
@Named
@ViewScoped
public class ScriptsPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject ScriptCases cases;
  @Inject Scripts scripts;
  @Inject SheetPanel panel;
  @Inject ScriptWords words;

  private String asked = "";
  private ScriptKind kind = ScriptKind.IN_PATIENT;

  /** {@code ?open=IN_PATIENT} shows what is in force of that kind. */
  public void openAsked() {
    if (getKinds().contains(asked)) {
      kind = ScriptKind.valueOf(asked);
      panel.open(scripts.published(kind, words.now()).id());
    }
  }

  public void draft() {
    panel.open(scripts.draft(kind));
  }

  public void choose() {
    panel.close();
  }

  public void drop(String id) {
    cases.drop(id);
  }

  /** The newest sheet of each version. */
  public List<ScriptVersionRow> getVersions() {
    return scripts.versions(kind).stream()
        .filter(row -> row.state() != ScriptState.REPLACED)
        .toList();
  }

  public List<ScriptCaseRow> getCases() {
    return cases.list(kind);
  }

  public List<String> getKinds() {
    return Arrays.stream(ScriptKind.values()).map(Enum::name).toList();
  }

  public String getAsked() {
    return asked;
  }

  public void setAsked(@Nullable String asked) {
    this.asked = asked == null ? "" : asked;
  }

  public String getKind() {
    return kind.name();
  }

  public void setKind(String kind) {
    this.kind = ScriptKind.valueOf(kind);
  }
}
