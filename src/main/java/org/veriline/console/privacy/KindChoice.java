package org.veriline.console.privacy;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.review.ReviewKind;

/** Which kind of review is asked for, or any. */
public class KindChoice implements Serializable {
  private static final long serialVersionUID = 1L;

  private String kind = "";

  /** Nothing means any. */
  @Nullable ReviewKind chosen() {
    return kind.isEmpty() ? null : ReviewKind.valueOf(kind);
  }

  public List<String> getAll() {
    return Arrays.stream(ReviewKind.values()).map(Enum::name).toList();
  }

  public String getKind() {
    return kind;
  }

  public void setKind(@Nullable String kind) {
    this.kind = kind == null ? "" : kind;
  }
}
