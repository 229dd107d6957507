package org.veriline.script;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/**
 * One sheet of a script's version. Nobody may rewrite a sheet, the database neither: changing a
 * draft lays a new sheet on top of it, so that everything anybody ever read is still there.
 */
@Entity
@Table(name = "script_version")
class ScriptVersion {
  @Id private String id;

  @Enumerated(EnumType.STRING)
  private ScriptKind kind;

  private int number;
  private int sheet;

  @Column(name = "effective_from")
  private Instant effectiveFrom;

  @Lob
  @Column(name = "table_text")
  private String table;

  @Lob
  @Column(name = "wording_en")
  private String english;

  @Lob
  @Column(name = "wording_es")
  private String spanish;

  @Column(name = "drafted_by")
  private String draftedBy;

  @Column(name = "drafted_at")
  private Instant draftedAt;

  @Enumerated(EnumType.STRING)
  private ScriptState state = ScriptState.DRAFT;

  @Lob private String signed = "";

  @Column(name = "approved_by")
  private @Nullable String approvedBy;

  @Column(name = "approved_at")
  private @Nullable Instant approvedAt;

  @Column(name = "published_by")
  private @Nullable String publishedBy;

  @Column(name = "published_at")
  private @Nullable Instant publishedAt;

  @Column(name = "retired_by")
  private @Nullable String retiredBy;

  @Column(name = "retired_at")
  private @Nullable Instant retiredAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected ScriptVersion() {}

  ScriptVersion(
      String id, ScriptKind kind, int number, int sheet, ScriptText text, String by, Instant at) {
    this.id = id;
    this.kind = kind;
    this.number = number;
    this.sheet = sheet;
    this.effectiveFrom = text.effectiveFrom();
    this.table = text.table();
    this.english = text.english();
    this.spanish = text.spanish();
    this.draftedBy = by;
    this.draftedAt = at;
  }

  /** Version 1 comes with the product and is in force from the beginning of time. */
  static ScriptVersion first(String id, ScriptKind kind, ScriptText text, String by) {
    ScriptVersion first = new ScriptVersion(id, kind, 1, 1, text, by, text.effectiveFrom());
    first.state = ScriptState.PUBLISHED;
    first.approvedBy = by;
    first.approvedAt = text.effectiveFrom();
    first.publishedBy = by;
    first.publishedAt = text.effectiveFrom();
    return first;
  }

  /** The next sheet of this draft. */
  ScriptVersion changed(String newId, ScriptText text, String by, Instant at) {
    must(ScriptState.DRAFT);
    state = ScriptState.REPLACED;
    return new ScriptVersion(newId, kind, number, sheet + 1, text, by, at);
  }

  /**
   * @param authors everybody who ever wrote a sheet of this version
   * @param groups the groups that fall into the default row, each signed by who approves
   */
  void approve(String by, Instant at, Set<String> authors, Set<String> groups) {
    must(ScriptState.DRAFT);
    if (authors.contains(by)) {
      throw new Refusal("script-second-person");
    }
    state = ScriptState.APPROVED;
    signed = String.join("\n", new TreeSet<>(groups));
    approvedBy = by;
    approvedAt = at;
  }

  void publish(String by, Instant at, Set<String> authors) {
    must(ScriptState.APPROVED);
    if (authors.contains(by) || by.equals(approvedBy)) {
      throw new Refusal("script-second-person");
    }
    state = ScriptState.PUBLISHED;
    publishedBy = by;
    publishedAt = at;
  }

  void retire(String by, Instant at) {
    if (state != ScriptState.APPROVED && state != ScriptState.PUBLISHED) {
      throw new Refusal("script-state-wrong");
    }
    state = ScriptState.RETIRED;
    retiredBy = by;
    retiredAt = at;
  }

  private void must(ScriptState expected) {
    if (state == ScriptState.REPLACED) {
      throw new Refusal("script-changed-meanwhile");
    }
    if (state != expected) {
      throw new Refusal("script-state-wrong");
    }
  }

  /** Never before it was published, whatever date was wished for. */
  Instant inForceFrom() {
    return publishedAt == null || effectiveFrom.isAfter(publishedAt) ? effectiveFrom : publishedAt;
  }

  VerificationScript script() {
    return VerificationScript.read(kind, id, kind.title() + " v" + number, table);
  }

  /** What is kept in memory must not change any more. */
  boolean isSettled() {
    return state != ScriptState.DRAFT;
  }

  ScriptText text() {
    return new ScriptText(table, english, spanish, effectiveFrom);
  }

  ScriptVersionRow row() {
    return new ScriptVersionRow(
        id,
        kind,
        number,
        sheet,
        state,
        effectiveFrom,
        draftedBy,
        draftedAt,
        approvedBy,
        approvedAt,
        publishedBy,
        publishedAt,
        retiredBy,
        retiredAt,
        signed.isEmpty() ? List.of() : List.of(signed.split("\n")));
  }

  ScriptKind kind() {
    return kind;
  }

  int number() {
    return number;
  }
}
