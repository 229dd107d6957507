package org.veriline.platform;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Something is wrong that a person has to look at; it stays until it is put right. */
@Entity
@Table(name = "alarm")
class Alarm {
  @Id private String id;

  @Column(name = "raised_at")
  private Instant raisedAt;

  @Column private String detail;

  protected Alarm() {
    this("", "", Instant.EPOCH);
  }

  Alarm(String id, String detail, Instant now) {
    this.id = id;
    this.detail = detail;
    this.raisedAt = now;
  }

  void again(String newDetail) {
    detail = newDetail;
  }

  String id() {
    return id;
  }

  String detail() {
    return detail;
  }

  Instant raisedAt() {
    return raisedAt;
  }
}
