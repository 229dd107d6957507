package org.veriline.console.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.FieldNames;
import org.veriline.authority.Kind;
import org.veriline.patient.PatientRef;

/** Adding a record: the fields of its kind, typed or chosen. */
@Named
@ViewScoped
public class RecordForm implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject AuthorityRecords records;
  @Inject RecordsPage page;

  private Kind kind = Kind.REPRESENTATIVE;
  private String replaces = "";
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Boolean> ticks = new HashMap<>();

  /** What was typed is kept sealed, and forgotten here at once. */
  public void propose() {
    Map<String, String> fields = new HashMap<>();
    for (String field : getFields()) {
      fields.put(
          field,
          FieldNames.several(field)
              ? FieldNames.choices(field).stream()
                  .filter(code -> ticks.getOrDefault(field + ":" + code, false))
                  .collect(Collectors.joining(" "))
              : String.valueOf(texts.getOrDefault(field, "")));
    }
    String older = replaces.isBlank() ? null : replaces.strip();
    records.propose(
        new PatientRef(page.getAsked()), new AuthorityRecords.Wish(kind, fields, older));
    forget();
  }

  public void forget() {
    texts.clear();
    ticks.clear();
    replaces = "";
  }

  /** The fields of the kind that is being added, in the order of the page's words. */
  public List<String> getFields() {
    Set<String> all = new HashSet<>(FieldNames.of(kind));
    all.addAll(Set.of("valid_from", "valid_to"));
    return FieldNames.inOrder(all);
  }

  public List<String> choices(String field) {
    return FieldNames.choices(field);
  }

  /** The key of the word for a code. */
  public String word(String field, String code) {
    String words =
        switch (field) {
          case "sections" -> "desk.section.";
          case "recipients", "recipient_is" -> "privacy.relationship.";
          case "purposes" -> "privacy.purpose.";
          default -> "authority.choice.";
        };
    return words + code;
  }

  public boolean several(String field) {
    return FieldNames.several(field);
  }

  public boolean day(String field) {
    return FieldNames.day(field);
  }

  public List<Kind> getKinds() {
    return List.of(Kind.values());
  }

  public Map<String, String> getTexts() {
    return texts;
  }

  public Map<String, Boolean> getTicks() {
    return ticks;
  }

  public Kind getKind() {
    return kind;
  }

  public void setKind(Kind kind) {
    this.kind = kind;
  }

  public String getReplaces() {
    return replaces;
  }

  public void setReplaces(String replaces) {
    this.replaces = replaces;
  }
}
