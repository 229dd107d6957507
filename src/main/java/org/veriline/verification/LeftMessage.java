package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.veriline.decision.Allowance;

/** That a message was left at a number, and how much it said (PR-13). Never rewritten. */
@Entity
@Table(name = "left_message")
class LeftMessage {
  @Id
  @Column(name = "call_id")
  private String call;

  @Column(name = "number_key")
  private String numberKey;

  @Enumerated(EnumType.STRING)
  private Allowance level;

  private Instant at;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected LeftMessage() {}

  LeftMessage(OutboundCall on, Allowance level, Instant at) {
    this.call = on.call().value();
    this.numberKey = on.numberKey();
    this.level = level;
    this.at = at;
  }
}
