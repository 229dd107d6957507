package org.veriline.console.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.script.ScriptVersionRow;
import org.veriline.script.Scripts;
import org.veriline.script.Trials;
import org.veriline.script.WhatIf;

/** What a version would have decided in last month's calls. */
@Named
@ViewScoped
public class WhatIfPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int EXAMPLES = 5;
  private static final int PAGE = 20;

  @Inject Scripts scripts;
  @Inject Trials trials;

  private String version = "";
  private int first;
  private transient @Nullable WhatIf result;

  /** Asked once for a page that is open; opening it again asks again. */
  public WhatIf getResult() {
    WhatIf known = result;
    if (known == null) {
      known = trials.whatIf(version);
      result = known;
    }
    return known;
  }

  public List<WhatIf.Shift> getShifts() {
    return getResult().shifts().stream().skip(first).limit(PAGE).toList();
  }

  public List<String> examples(WhatIf.Shift shift) {
    return trials.examples(getRow().kind(), shift, EXAMPLES);
  }

  public void turn(int pages) {
    first = Math.max(0, first + pages * PAGE);
  }

  public boolean isMore() {
    return first + PAGE < getResult().shifts().size();
  }

  public boolean isAsked() {
    return !version.isBlank();
  }

  public ScriptVersionRow getRow() {
    return scripts.row(version);
  }

  public int getFirst() {
    return first;
  }

  public String getVersion() {
    return version;
  }

  public void setVersion(@Nullable String version) {
    this.version = version == null ? "" : version;
  }
}
