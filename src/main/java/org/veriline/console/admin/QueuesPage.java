package org.veriline.console.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.veriline.queue.CallQueueRow;
import org.veriline.queue.CallQueues;

/** The waiting lines: names, menu digit, and how quickly a call should be answered. */
@Named
@ViewScoped
public class QueuesPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject CallQueues queues;

  private boolean editing;
  private boolean known;
  private String id = "";
  private String nameEn = "";
  private String nameEs = "";
  private String digit = "";
  private int answerWithin = 30;
  private int ring = 20;
  private boolean enabled = true;

  public List<CallQueueRow> getRows() {
    return queues.list();
  }

  public void add() {
    set(new CallQueueRow("", "", "", null, 30, 20, true));
    known = false;
  }

  public void edit(String queue) {
    queues.find(queue).ifPresent(this::set);
    known = true;
  }

  public void cancel() {
    editing = false;
  }

  public void save() {
    queues.save(
        new CallQueueRow(
            id.strip(),
            nameEn.strip(),
            nameEs.strip(),
            digit.isBlank() ? null : digit.strip(),
            answerWithin,
            ring,
            enabled));
    editing = false;
  }

  private void set(CallQueueRow row) {
    id = row.id();
    nameEn = row.nameEn();
    nameEs = row.nameEs();
    digit = row.menuDigit() == null ? "" : row.menuDigit();
    answerWithin = row.answerWithinSeconds();
    ring = row.ringSeconds();
    enabled = row.enabled();
    editing = true;
  }

  public boolean isEditing() {
    return editing;
  }

  public boolean isKnown() {
    return known;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getNameEn() {
    return nameEn;
  }

  public void setNameEn(String nameEn) {
    this.nameEn = nameEn;
  }

  public String getNameEs() {
    return nameEs;
  }

  public void setNameEs(String nameEs) {
    this.nameEs = nameEs;
  }

  public String getDigit() {
    return digit;
  }

  public void setDigit(String digit) {
    this.digit = digit;
  }

  public int getAnswerWithin() {
    return answerWithin;
  }

  public void setAnswerWithin(int answerWithin) {
    this.answerWithin = answerWithin;
  }

  public int getRing() {
    return ring;
  }

  public void setRing(int ring) {
    this.ring = ring;
  }

  public boolean isEnabled() {
    return enabled;
  }

  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }
}
