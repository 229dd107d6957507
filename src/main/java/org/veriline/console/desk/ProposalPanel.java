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
import java.util.stream.Collectors;
import org.veriline.authority.AuthorityRecords.Wish;
import org.veriline.authority.Basis;
import org.veriline.authority.Kind;
import org.veriline.authority.Scope;
import org.veriline.console.Me;
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
  private Map<Scope, Boolean> scopes = new EnumMap<>(Scope.class);
  private Basis basis = Basis.HEALTH_CARE_POWER;
  private String given = "";
  private String family = "";
  private String birthDate = "";
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
    Map<String, String> fields = new HashMap<>(Map.of("given", given, "family", family));
    if (kind == Kind.RESTRICTION) {
      fields.put("sections", ticked(sections));
      fields.put("self_paid", selfPaid ? "yes" : "no");
      fields.put("note", note);
    } else {
      fields.put("birth_date", birthDate);
      fields.put("basis", basis.name());
      fields.put("scope", ticked(scopes));
    }
    records.propose(now.mustTalk(), new Wish(kind, fields, null));
    forget();
    sent = true;
  }

  private static <E extends Enum<E>> String ticked(Map<E, Boolean> ticks) {
    return ticks.entrySet().stream()
        .filter(it -> Boolean.TRUE.equals(it.getValue()))
        .map(it -> it.getKey().name())
        .collect(Collectors.joining(" "));
  }

  private void forget() {
    sections = new EnumMap<>(Section.class);
    scopes = new EnumMap<>(Scope.class);
    given = "";
    family = "";
    birthDate = "";
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

  public List<Scope> getAllScopes() {
    return Arrays.asList(Scope.values());
  }

  public List<Basis> getBases() {
    return Arrays.asList(Basis.values());
  }

  public Map<Section, Boolean> getSections() {
    return sections;
  }

  public Map<Scope, Boolean> getScopes() {
    return scopes;
  }

  public Kind getKind() {
    return kind;
  }

  public Basis getBasis() {
    return basis;
  }

  public void setBasis(Basis basis) {
    this.basis = basis;
  }

  public String getGiven() {
    return given;
  }

  public void setGiven(String given) {
    this.given = given;
  }

  public String getFamily() {
    return family;
  }

  public void setFamily(String family) {
    this.family = family;
  }

  public String getBirthDate() {
    return birthDate;
  }

  public void setBirthDate(String birthDate) {
    this.birthDate = birthDate;
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
