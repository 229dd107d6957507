package org.veriline.queue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/** A waiting line as people configure it. */
@Entity
@Table(name = "call_queue")
class CallQueue {
  /** It becomes a section of a file the switch reads and an extension of its dialplan. */
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{1,30}");

  @Id private String id;

  @Column(name = "name_en")
  private String nameEn;

  @Column(name = "name_es")
  private String nameEs;

  @Column(name = "menu_digit")
  private @Nullable String menuDigit;

  @Column(name = "answer_within_seconds")
  private int answerWithinSeconds;

  @Column(name = "ring_seconds")
  private int ringSeconds;

  private boolean enabled;
  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected CallQueue() {}

  CallQueue(String id) {
    if (!ID.matcher(id).matches()) {
      throw new Refusal("queue-id-malformed");
    }
    this.id = id;
  }

  CallQueue set(CallQueueRow row) {
    if (row.nameEn().isBlank() || row.nameEs().isBlank()) {
      throw new Refusal("queue-name-missing");
    }
    String digit = row.menuDigit();
    if (digit != null && !digit.matches("[1-9]")) {
      throw new Refusal("queue-digit-malformed");
    }
    if (row.ringSeconds() < 5 || row.ringSeconds() > 60 || row.answerWithinSeconds() < 1) {
      throw new Refusal("queue-seconds-out-of-range");
    }
    nameEn = row.nameEn().strip();
    nameEs = row.nameEs().strip();
    menuDigit = digit;
    answerWithinSeconds = row.answerWithinSeconds();
    ringSeconds = row.ringSeconds();
    enabled = row.enabled();
    return this;
  }

  CallQueueRow row() {
    return new CallQueueRow(
        id, nameEn, nameEs, menuDigit, answerWithinSeconds, ringSeconds, enabled);
  }
}
