package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One flag of one call. */
@Entity
@Table(name = "verification_flag")
class CallFlag {
  @Id private String id;

  @Column(name = "call_id")
  private String call;

  @Enumerated(EnumType.STRING)
  private RedFlag flag;

  private String actor;
  private Instant at;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected CallFlag() {}

  CallFlag(String call, RedFlag flag, String actor, Instant at) {
    this.id = id(call, flag);
    this.call = call;
    this.flag = flag;
    this.actor = actor;
    this.at = at;
  }

  static String id(String call, RedFlag flag) {
    return call + "/" + flag.name();
  }

  RedFlag flag() {
    return flag;
  }

  String actor() {
    return actor;
  }

  Instant at() {
    return at;
  }

  String call() {
    return call;
  }
}
