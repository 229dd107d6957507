package org.veriline.console.desk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.authority.Kind;
import org.veriline.console.Me;
import org.veriline.console.RepresentativeFields;
import org.veriline.patient.Section;
import org.veriline.privacy.CallRecords;

/**
 * A patient on the line wants a restriction or names a representative (catalogue 13.2): what they
 * said goes to the list of the privacy officer, and changes nothing until it is approved there.
 */
@Named
@ViewScoped
public class ProposalPanel implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final List<Kind> PROPOSABLE = List.of(Kind.RESTRICTION, Kind.REPRESENTATIVE);

  @Inject CallRecords records;
  @Inject Me me;
  @Inject Now now;

  private boolean shown;
  private boolean sent;
  private Kind kind = Kind.RESTRICTION;
  private Map<Section, Boolean> sections = new EnumMap<>(Section.class);
  private final RepresentativeFields person = new RepresentativeFields();
  private boolean selfPaid;
  private String note = "";

  public void show() {
    shown = !shown;
    sent = false;
  }

  /** The fields that belong to the kind are drawn anew. */
  public void choose(String code) {
    kind = Kind.valueOf(code);
    sent = false;
  }

  public void send() {
    Map<String, String> fields = new HashMap<>();
    if (kind == Kind.RESTRICTION) {
      fields.put("given", person.getGiven());
      fields.put("family", person.getFamily());
      fields.put("sections", RepresentativeFields.ticked(sections));
      fields.put("self_paid", selfPaid ? "yes" : "no");
      fields.put("note", note);
    } else {
      fields.putAll(person.fields());
    }
    records.propose(now.mustTalk(), new Wish(kind, fields, null));
    forget();
    sent = true;
  }

  private void forget() {
    sections = new EnumMap<>(Section.class);
    person.clear();
    selfPaid = false;
    note = "";
  }

  /** Who may propose at least one of the kinds. */
  public boolean isPossible() {
    return !getKinds().isEmpty();
  }

  /** What was typed ends with the call. */
  public boolean isShown() {
    if (now.call().isEmpty()) {
      shown = false;
      sent = false;
      forget();
    }
    return shown && isPossible();
  }

  public boolean isSent() {
    return sent;
  }

  public List<Kind> getKinds() {
    List<Kind> mine = new ArrayList<>(PROPOSABLE);
    mine.removeIf(each -> !me.may(each.proposing()));
    return mine;
  }

  public List<Section> getAllSections() {
    return Arrays.asList(Section.values());
  }

  public Map<Section, Boolean> getSections() {
    return sections;
  }

  public Kind getKind() {
    return kind;
  }

  public RepresentativeFields getPerson() {
    return person;
  }

  public boolean isSelfPaid() {
    return selfPaid;
  }

  public void setSelfPaid(boolean selfPaid) {
    this.selfPaid = selfPaid;
  }

  public String getNote() {
    return note;
  }

  public void setNote(String note) {
    this.note = note;
  }
}
