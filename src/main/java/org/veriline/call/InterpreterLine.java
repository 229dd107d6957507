package org.veriline.call;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/** Where an interpreter is reached by telephone. */
@Entity
@Table(name = "interpreter_line")
class InterpreterLine {
  @Id private String id;
  private String title;
  private String language;
  private String number;

  @Column(name = "listed_by")
  private String listedBy;

  @Column(name = "listed_at")
  private Instant listedAt;

  @Column(name = "ended_by")
  private @Nullable String endedBy;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected InterpreterLine() {}

  InterpreterLine(
      String id, String title, String language, CallerNumber number, String by, Instant at) {
    this.id = id;
    this.title = title;
    this.language = language;
    this.number = number.digits();
    this.listedBy = by;
    this.listedAt = at;
  }

  void end(String by, Instant at) {
    if (endedAt != null) {
      throw new Refusal("interpreter-not-listed");
    }
    endedBy = by;
    endedAt = at;
  }

  boolean ended() {
    return endedAt != null;
  }

  InterpreterLineRow row() {
    return new InterpreterLineRow(id, title, language, new CallerNumber(number));
  }
}
