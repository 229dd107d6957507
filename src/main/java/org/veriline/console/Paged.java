package org.veriline.console;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** A table that asks the database for one page at a time. */
public final class Paged<T> extends LazyDataModel<T> {
  private static final long serialVersionUID = 1L;

  /** Gives one page. */
  public interface Page<T> extends Serializable {
    List<T> read(int first, int size);
  }

  /** Counts all rows. */
  public interface Count extends Supplier<Integer>, Serializable {}

  private final Page<T> page;
  private final Count count;

  public Paged(Page<T> page, Count count) {
    this.page = page;
    this.count = count;
  }

  @Override
  public int count(Map<String, FilterMeta> filters) {
    return count.get();
  }

  @Override
  public List<T> load(
      int first, int size, Map<String, SortMeta> sort, Map<String, FilterMeta> filters) {
    return page.read(first, size);
  }
}
