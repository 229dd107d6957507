package org.veriline.console.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.veriline.compliance.Clocks;
import org.veriline.compliance.DeadlineRow;
import org.veriline.compliance.IncidentRow;
import org.veriline.compliance.IncidentVerdicts;
import org.veriline.compliance.Incidents;
import org.veriline.compliance.LegalClock;
import org.veriline.compliance.Verdict;
import org.veriline.platform.Refusal;

/** Incidents: the list, and the deeds about the one that was chosen. */
@Named
@ViewScoped
public class IncidentsPage extends ClockedPage {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 100;

  @Inject Clocks clocks;
  @Inject Incidents incidents;
  @Inject IncidentVerdicts verdicts;

  private final AssessmentForm form = new AssessmentForm();
  private transient @Nullable List<IncidentRow> rows;
  private @Nullable Verdict verdict;
  private @Nullable LocalDate until;
  private boolean inWriting;
  private String mitigation = "";

  public List<IncidentRow> getRows() {
    if (rows == null) {
      rows = incidents.page(isClosedToo(), 0, MOST);
      learnNames(
          rows.stream()
              .flatMap(
                  row ->
                      Stream.of(
                          row.openedBy(),
                          row.proposedBy() == null ? row.openedBy() : row.proposedBy()))
              .collect(Collectors.toSet()));
    }
    return rows;
  }

  public List<DeadlineRow> deadlines(@Nullable IncidentRow row) {
    return row == null ? List.of() : clocks.of(row.subject());
  }

  public @Nullable IncidentRow getChosen() {
    return getRows().stream()
        .filter(row -> row.id().equals(getSelected()))
        .findFirst()
        .orElse(null);
  }

  public void assess() {
    incidents.assess(getSelected(), form.assessment());
    form.clear();
    rows = null;
  }

  public void decide() {
    if (verdict == null) {
      throw new Refusal("incident-not-yet");
    }
    verdicts.decide(getSelected(), verdict);
    rows = null;
  }

  public void notice(LegalClock whom) {
    verdicts.notice(getSelected(), whom);
    rows = null;
  }

  public void delay() {
    LocalDate day = until == null ? here.today() : until;
    verdicts.delay(getSelected(), here.startOf(day), inWriting);
    rows = null;
  }

  public void close() {
    verdicts.close(getSelected(), mitigation);
    mitigation = "";
    rows = null;
  }

  public void again() {
    rows = null;
  }

  public List<Verdict> getVerdicts() {
    return Arrays.asList(Verdict.values());
  }

  public AssessmentForm getForm() {
    return form;
  }

  public @Nullable Verdict getVerdict() {
    return verdict;
  }

  public void setVerdict(@Nullable Verdict verdict) {
    this.verdict = verdict;
  }

  public @Nullable LocalDate getUntil() {
    return until;
  }

  public void setUntil(@Nullable LocalDate until) {
    this.until = until;
  }

  public boolean isInWriting() {
    return inWriting;
  }

  public void setInWriting(boolean inWriting) {
    this.inWriting = inWriting;
  }

  public String getMitigation() {
    return mitigation;
  }

  public void setMitigation(String mitigation) {
    this.mitigation = mitigation;
  }
}
