package org.veriline.console.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.veriline.script.Review;
import org.veriline.script.ScriptState;
import org.veriline.script.ScriptText;
import org.veriline.script.ScriptVersionRow;
import org.veriline.script.Scripts;
import org.veriline.script.TableDiff;

/** The version somebody has open: what they write stays here until it is saved. */
@Named
@ViewScoped
public class SheetPanel implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject Scripts scripts;
  @Inject ScriptWords words;

  private String id = "";
  private @Nullable SheetDraft sheet;
  private transient @Nullable ScriptText saved;
  private transient @Nullable ScriptText reviewed;
  private transient @Nullable Review review;
  private List<String> signed = new ArrayList<>();

  public void open(String chosen) {
    id = chosen;
    sheet = new SheetDraft(scripts.row(id).kind(), scripts.text(id));
    saved = sheet.text();
    signed = new ArrayList<>();
  }

  public void close() {
    sheet = null;
    id = "";
  }

  /** Who worked on an older sheet hears it, and keeps on the page what they typed. */
  public void save() {
    must().done();
    open(scripts.change(id, must().text()));
  }

  /** Somebody saved meanwhile: what is typed here will be laid on top of their sheet. */
  public void layOnTop() {
    id = scripts.newest(id);
    saved = new SheetDraft(getVersion().kind(), scripts.text(id)).text();
  }

  public void approve() {
    scripts.approve(id, new HashSet<>(signed));
    words.forget();
  }

  public void publish() {
    scripts.publish(id);
    words.forget();
  }

  public void retire() {
    scripts.retire(id);
    words.forget();
  }

  private SheetDraft must() {
    return Objects.requireNonNull(sheet);
  }

  public boolean isOpen() {
    return sheet != null;
  }

  public boolean isDraft() {
    return getVersion().state() == ScriptState.DRAFT || isOvertaken();
  }

  public boolean isOvertaken() {
    return getVersion().state() == ScriptState.REPLACED;
  }

  public boolean isDirty() {
    return !must().text().equals(saved);
  }

  /** It tries every situation there is, so it is done once for what stands on the page. */
  public Review getReview() {
    ScriptText now = must().text();
    Review known = review;
    if (known == null || !now.equals(reviewed)) {
      known = scripts.review(getVersion().kind(), now);
      review = known;
      reviewed = now;
    }
    return known;
  }

  /** Against what is in force. */
  public List<TableDiff.Change> getChanges() {
    return scripts.changes(getVersion().kind(), must().text());
  }

  public ScriptVersionRow getVersion() {
    return words.version(id);
  }

  public @Nullable SheetDraft getSheet() {
    return sheet;
  }

  public String getId() {
    return id;
  }

  public LocalDate getEffective() {
    return must().getEffectiveFrom().atZone(words.zone()).toLocalDate();
  }

  public void setEffective(@Nullable LocalDate day) {
    if (day != null && !day.equals(getEffective())) {
      must().effectiveFrom(day.atStartOfDay(words.zone()).toInstant());
    }
  }

  public List<String> getSigned() {
    return signed;
  }

  public void setSigned(List<String> signed) {
    this.signed = new ArrayList<>(signed);
  }
}
