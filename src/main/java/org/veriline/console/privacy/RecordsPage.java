package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.primefaces.model.LazyDataModel;
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.AuthorityRegister;
import org.veriline.authority.AuthorityRow;
import org.veriline.authority.EndReason;
import org.veriline.console.Paged;
import org.veriline.privacy.Register;

/** Who may hear about a patient: what waits for a decision, and everything about one patient. */
@Named
@ViewScoped
public class RecordsPage extends SearchPage {
  private static final long serialVersionUID = 1L;

  @Inject AuthorityRecords records;
  @Inject AuthorityRegister register;
  @Inject Register disclosures;

  private String asked = "";
  private EndReason reason = EndReason.PATIENT;
  private LazyDataModel<AuthorityRow> rows = new Paged<>((first, size) -> List.of(), () -> 0);

  @PostConstruct
  void begin() {
    rows = new Paged<>(this::read, () -> register.count(asked));
  }

  /** By the reference itself, or by a call on which something about the patient was shown. */
  public void find() {
    if (getPatient().isBlank() && !getCall().isBlank()) {
      setPatient(
          disclosures.page(new Register.Question("", "", getCall(), null), 0, 1).stream()
              .findFirst()
              .map(row -> row.patient())
              .orElse(""));
    }
    asked = getPatient().strip();
  }

  private List<AuthorityRow> read(int first, int size) {
    List<AuthorityRow> page = register.page(asked, first, size);
    learnNames(
        page.stream()
            .flatMap(row -> Stream.of(row.proposedBy(), String.valueOf(row.decidedBy())))
            .collect(Collectors.toSet()));
    return page;
  }

  public void approve(String id) {
    records.approve(id);
  }

  public void decline(String id) {
    records.decline(id);
  }

  public void end(String id) {
    records.end(id, reason);
  }

  public void approveEnd(String id) {
    records.approveEnd(id);
  }

  public void keep(String id) {
    records.keep(id);
  }

  public String getAsked() {
    return asked;
  }

  public List<EndReason> getReasons() {
    return List.of(EndReason.PATIENT, EndReason.NOTICE, EndReason.REVOKED, EndReason.MISTAKE);
  }

  public LazyDataModel<AuthorityRow> getRows() {
    return rows;
  }

  public EndReason getReason() {
    return reason;
  }

  public void setReason(EndReason reason) {
    this.reason = reason;
  }
}
