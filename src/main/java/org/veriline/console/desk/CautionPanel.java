package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.veriline.platform.Refusal;
import org.veriline.secret.SecretKind;
import org.veriline.verification.Enrolments;
import org.veriline.verification.FlagsView;
import org.veriline.verification.OverrideReason;
import org.veriline.verification.Overrides;
import org.veriline.verification.RedFlag;
import org.veriline.verification.RedFlags;
import org.veriline.verification.ScriptView;

/**
 * What the agent finds doubtful; answering for a caller; a pass-phrase or PIN for the next time.
 */
@Named
@RequestScoped
public class CautionPanel {
  @Inject Enrolments enrolments;
  @Inject Now now;
  @Inject Overrides overrides;
  @Inject DeskPage page;
  @Inject RedFlags flags;

  private OverrideReason reason = OverrideReason.MEMORY;
  private String note = "";
  private String secret = "";

  /** Sets the flag, or takes it back when it is set. */
  public void flag(String name) {
    RedFlag flag = RedFlag.valueOf(name);
    if (getView().set().contains(flag)) {
      flags.takeBack(now.mustTalk(), flag);
    } else {
      flags.set(now.mustTalk(), flag);
    }
    page.redraw();
  }

  public void assisted() {
    flags.assisted(now.mustTalk(), !getView().assisted());
    page.redraw();
  }

  public void override() {
    overrides.override(now.mustTalk(), reason, note);
    note = "";
    page.redraw();
  }

  /** What was typed is forgotten here at once. */
  public void enrol(String kind) {
    String text = secret;
    secret = "";
    enrolments.enrol(now.mustTalk(), SecretKind.valueOf(kind), text);
    page.redraw();
  }

  public boolean isPresent() {
    // Each is asked for once a request, and the call may end between the two.
    return now.script().isPresent() && now.flags().isPresent();
  }

  public FlagsView getView() {
    return now.flags().orElseThrow(() -> new Refusal("no-call"));
  }

  /** A PIN is keyed before anybody knows for whom the caller speaks: only patients have one. */
  public boolean isPin() {
    return now.script().filter(ScriptView::forSomebodyElse).isEmpty();
  }

  public List<RedFlag> getFlags() {
    return RedFlag.forAgents();
  }

  public boolean isSet(RedFlag flag) {
    return getView().set().contains(flag);
  }

  public List<OverrideReason> getReasons() {
    return Arrays.asList(OverrideReason.values());
  }

  public OverrideReason getReason() {
    return reason;
  }

  public void setReason(OverrideReason reason) {
    this.reason = reason;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }

  public String getSecret() {
    return secret;
  }

  public void setSecret(String secret) {
    this.secret = secret;
  }
}
