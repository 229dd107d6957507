package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.primefaces.model.LazyDataModel;
import org.veriline.console.Paged;
import org.veriline.patient.LockRow;
import org.veriline.patient.PatientLocks;
import org.veriline.patient.UnlockReason;

/** Records locked for the telephone: since when, by which calls, and the way to unlock one. */
@Named
@ViewScoped
public class LocksPage extends SearchPage {
  private static final long serialVersionUID = 1L;

  @Inject PatientLocks locks;

  private String chosen = "";
  private UnlockReason reason = UnlockReason.SEEN_IN_PERSON;
  private String note = "";
  private LazyDataModel<LockRow> rows = new Paged<>((first, size) -> List.of(), () -> 0);

  @PostConstruct
  void begin() {
    rows = new Paged<>(this::read, () -> locks.count());
  }

  private List<LockRow> read(int first, int size) {
    List<LockRow> page = locks.page(first, size);
    learnNames(
        page.stream()
            .flatMap(row -> Optional.ofNullable(row.unlockedBy()).stream())
            .collect(Collectors.toSet()));
    return page;
  }

  public void choose(String id) {
    chosen = id;
    note = "";
  }

  public void unlock() {
    locks.unlock(chosen, reason, note);
    choose("");
  }

  public boolean holds(LockRow row) {
    return locks.holds(row);
  }

  public LazyDataModel<LockRow> getRows() {
    return rows;
  }

  public List<UnlockReason> getReasons() {
    return Arrays.asList(UnlockReason.values());
  }

  public String getChosen() {
    return chosen;
  }

  public UnlockReason getReason() {
    return reason;
  }

  public void setReason(UnlockReason reason) {
    this.reason = reason;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }
}
