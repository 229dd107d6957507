package org.veriline.console.privacy;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Allowance;
import org.veriline.decision.Level;
import org.veriline.script.Column;
import org.veriline.script.ScriptKind;
import org.veriline.script.ScriptRow;

/** One row as a person writes it. */
public class RowDraft implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SLOTS = 3;

  /** The ticked words of one column; all or none ticked means that the column does not matter. */
  public static class Cell implements Serializable {
    private static final long serialVersionUID = 1L;
    private final String name;
    private final List<String> all;
    private List<String> words;

    Cell(Column column, Set<String> fits) {
      this.name = column.name();
      this.all = List.copyOf(column.words());
      this.words = new ArrayList<>(all.stream().filter(fits::contains).toList());
    }

    public boolean isAny() {
      return words.isEmpty() || words.size() == all.size();
    }

    public String getName() {
      return name;
    }

    public List<String> getAll() {
      return all;
    }

    public List<String> getWords() {
      return words;
    }

    public void setWords(List<String> words) {
      this.words = new ArrayList<>(words);
    }
  }

  /** A place for one disposition; empty means none. */
  public static class Slot implements Serializable {
    private static final long serialVersionUID = 1L;
    private String code;

    Slot(String code) {
      this.code = code;
    }

    public String getCode() {
      return code;
    }

    public void setCode(@Nullable String code) {
      this.code = code == null ? "" : code;
    }
  }

  private final List<Cell> cells = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();
  private final String catalogue;
  private String id;
  private Level level;
  private Allowance allowance;
  private String saying;

  RowDraft(ScriptKind kind, ScriptRow row) {
    this.id = row.id();
    this.level = row.level();
    this.allowance = row.allowance();
    this.saying = row.saying();
    this.catalogue = row.catalogue();
    kind.columns()
        .forEach(
            column ->
                cells.add(
                    new Cell(
                        column,
                        row.fits().getOrDefault(column.name(), Set.copyOf(column.words())))));
    row.dispositions().forEach(code -> slots.add(new Slot(code)));
    while (slots.size() < SLOTS) {
      slots.add(new Slot(""));
    }
  }

  ScriptRow row() {
    Map<String, Set<String>> fits = new HashMap<>();
    cells.stream()
        .filter(cell -> !cell.isAny())
        .forEach(cell -> fits.put(cell.getName(), Set.copyOf(cell.getWords())));
    List<String> codes = getDispositions();
    return new ScriptRow(
        id.strip(),
        fits,
        level,
        allowance,
        saying.strip(),
        codes.isEmpty() ? ScriptRow.DEFAULT.dispositions() : codes,
        catalogue);
  }

  public List<String> getDispositions() {
    Set<String> codes = new LinkedHashSet<>();
    slots.stream().map(Slot::getCode).filter(code -> !code.isBlank()).forEach(codes::add);
    return List.copyOf(codes);
  }

  public List<Cell> getCells() {
    return cells;
  }

  public List<Slot> getSlots() {
    return slots;
  }

  public String getId() {
    return id;
  }

  public void setId(String id) {
    this.id = id;
  }

  public String getLevel() {
    return level.name();
  }

  public void setLevel(String level) {
    this.level = Level.valueOf(level);
  }

  public String getAllowance() {
    return allowance.name();
  }

  public void setAllowance(String allowance) {
    this.allowance = Allowance.valueOf(allowance);
  }

  public String getSaying() {
    return saying;
  }

  public void setSaying(String saying) {
    this.saying = saying;
  }
}
