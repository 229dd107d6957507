package org.veriline.console.privacy;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.veriline.script.Column;
import org.veriline.script.ProductWords;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptRow;
import org.veriline.script.ScriptText;
import org.veriline.script.TableText;
import org.veriline.script.VerificationScript;

/** A sheet as a person writes it, before it is saved: rows in order, sentences side by side. */
public class SheetDraft implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ScriptKind kind;
  private final List<RowDraft> rows = new ArrayList<>();
  private final Map<String, SentenceDraft> sentences = new TreeMap<>();
  private Instant effectiveFrom;
  private int editing = -1;
  private String extraSaying = "";

  SheetDraft(ScriptKind kind, ScriptText text) {
    this.kind = kind;
    this.effectiveFrom = text.effectiveFrom();
    VerificationScript.read(kind, "", "", text.table())
        .rows()
        .forEach(row -> rows.add(new RowDraft(kind, row)));
    Map<String, String> english = TableText.sentences(text.english());
    Map<String, String> spanish = TableText.sentences(text.spanish());
    Set<String> own = new TreeSet<>(english.keySet());
    own.addAll(spanish.keySet());
    own.forEach(
        it ->
            sentences.put(
                it,
                new SentenceDraft(it, english.getOrDefault(it, ""), spanish.getOrDefault(it, ""))));
    sayAllThatRowsSay();
  }

  /** Every row's sentence is there to be written. */
  final void sayAllThatRowsSay() {
    rows.forEach(row -> say(row.getSaying()));
  }

  /** One more sentence of the product is to be said in own words. */
  public void sayAlso() {
    say(extraSaying);
    extraSaying = "";
  }

  private void say(String saying) {
    if (!saying.isBlank()) {
      sentences.computeIfAbsent(saying.strip(), it -> new SentenceDraft(it, "", ""));
    }
  }

  /** As it would be saved. */
  ScriptText text() {
    Map<String, String> english = new HashMap<>();
    Map<String, String> spanish = new HashMap<>();
    sentences
        .values()
        .forEach(
            it -> {
              english.put(it.getSaying(), it.getEnglish());
              spanish.put(it.getSaying(), it.getSpanish());
            });
    return new ScriptText(
        TableText.table(kind, rows.stream().map(RowDraft::row).toList()),
        TableText.wording(english),
        TableText.wording(spanish),
        effectiveFrom);
  }

  public void edit(int index) {
    editing = index;
  }

  /** The row that is being edited goes back into the table. */
  public void done() {
    editing = -1;
    sayAllThatRowsSay();
  }

  /** A new row before the one that stands there; at the end when there is none. */
  public void add(int index) {
    ScriptRow empty =
        new ScriptRow(
            freshName(),
            Map.of(),
            ScriptRow.DEFAULT.level(),
            ScriptRow.DEFAULT.allowance(),
            ScriptRow.DEFAULT.saying(),
            ScriptRow.DEFAULT.dispositions(),
            "added");
    editing = Math.max(0, Math.min(index, rows.size()));
    rows.add(editing, new RowDraft(kind, empty));
  }

  private String freshName() {
    Set<String> taken = new LinkedHashSet<>(rows.stream().map(RowDraft::getId).toList());
    int n = 1;
    while (taken.contains("new-" + n)) {
      n++;
    }
    return "new-" + n;
  }

  public void move(int index, int by) {
    done();
    int to = index + by;
    if (index >= 0 && index < rows.size() && to >= 0 && to < rows.size()) {
      rows.add(to, rows.remove(index));
    }
  }

  public void remove(int index) {
    editing = -1;
    rows.remove(index);
  }

  public List<RowDraft> getRows() {
    return rows;
  }

  public List<SentenceDraft> getSentences() {
    return List.copyOf(sentences.values());
  }

  /** What the product can say and this sheet does not mention. */
  public List<String> getOtherSayings() {
    return product().stream().filter(it -> !sentences.containsKey(it)).toList();
  }

  public List<String> getSayings() {
    Set<String> all = product();
    all.addAll(sentences.keySet());
    return List.copyOf(all);
  }

  private static Set<String> product() {
    Set<String> all = new TreeSet<>();
    ProductWords.SENTENCES.values().forEach(words -> all.addAll(words.keySet()));
    return all;
  }

  public List<String> getColumns() {
    return kind.columns().stream().map(Column::name).toList();
  }

  public Instant getEffectiveFrom() {
    return effectiveFrom;
  }

  void effectiveFrom(Instant from) {
    effectiveFrom = from;
  }

  public int getEditing() {
    return editing;
  }

  public @Nullable RowDraft getRow() {
    return editing < 0 || editing >= rows.size() ? null : rows.get(editing);
  }

  public String getExtraSaying() {
    return extraSaying;
  }

  public void setExtraSaying(@Nullable String extraSaying) {
    this.extraSaying = extraSaying == null ? "" : extraSaying;
  }
}
