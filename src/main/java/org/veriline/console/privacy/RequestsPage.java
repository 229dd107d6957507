package org.veriline.console.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.compliance.Clocks;
import org.veriline.compliance.DeadlineRow;
import org.veriline.platform.Refusal;
import org.veriline.privacy.PreferredLanguages.Written;
import org.veriline.rights.DenialReason;
import org.veriline.rights.Identity;
import org.veriline.rights.Letters;
import org.veriline.rights.RightsRequests;
import org.veriline.rights.RightsRow;

/** Requests by right with their clocks and the next step of each. */
@Named("rightsPage")
@ViewScoped
public class RequestsPage extends ClockedPage {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 100;

  @Inject Clocks clocks;
  @Inject Letters letters;
  @Inject RightsRequests requests;

  private transient @Nullable List<RightsRow> rows;
  private transient @Nullable Map<String, DeadlineRow> deadlines;
  private transient @Nullable Written written;
  private String text = "";
  private String patient = "";
  private Identity how = Identity.CALL_BACK;
  private @Nullable DenialReason reason;

  public List<RightsRow> getRows() {
    if (rows == null) {
      rows = requests.page(isClosedToo(), 0, MOST);
      deadlines = clocks.mostUrgent(rows.stream().map(RightsRow::subject).toList());
      learnNames(rows.stream().map(RightsRow::openedBy).collect(Collectors.toSet()));
    }
    return rows;
  }

  public @Nullable DeadlineRow deadline(@Nullable RightsRow row) {
    return deadlines == null || row == null ? null : deadlines.get(row.subject());
  }

  public @Nullable RightsRow getChosen() {
    return getRows().stream()
        .filter(row -> row.id().equals(getSelected()))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void select(String id) {
    super.select(id);
    written = letters.language(id);
  }

  /** In which language the letters of the chosen request are. */
  public @Nullable Written getWritten() {
    return written;
  }

  public void complete() {
    requests.complete(getSelected(), how, patient);
    done();
  }

  public void extend() {
    requests.extend(getSelected(), text);
    done();
  }

  public void fulfil() {
    requests.fulfil(getSelected(), text);
    done();
  }

  public void deny() {
    if (reason == null) {
      throw new Refusal("rights-reason-unfit");
    }
    requests.deny(getSelected(), reason, text);
    done();
  }

  public void again() {
    rows = null;
  }

  private void done() {
    written = letters.language(getSelected());
    text = "";
    patient = "";
    reason = null;
    rows = null;
  }

  public List<DenialReason> getReasons() {
    RightsRow chosen = getChosen();
    return chosen == null ? List.of() : DenialReason.of(chosen.kind());
  }

  public List<Identity> getWays() {
    return Arrays.stream(Identity.values()).filter(Identity::later).toList();
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }

  public String getPatient() {
    return patient;
  }

  public void setPatient(String patient) {
    this.patient = patient;
  }

  public Identity getHow() {
    return how;
  }

  public void setHow(Identity how) {
    this.how = how;
  }

  public @Nullable DenialReason getReason() {
    return reason;
  }

  public void setReason(@Nullable DenialReason reason) {
    this.reason = reason;
  }
}
