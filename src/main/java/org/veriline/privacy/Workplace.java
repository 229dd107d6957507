package org.veriline.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** Whether nobody overhears an agent (SP-02): stated for one sign-in, taken back with one key. */
@Entity
@Table(name = "workplace")
class Workplace {
  @Id
  @Column(name = "user_id")
  private String user;

  private String session;

  @Column(name = "private")
  private boolean isPrivate;

  private Instant at;
  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Workplace() {}

  @SuppressWarnings("NullAway.Init")
  Workplace(String user) {
    this.user = user;
  }

  void state(String inSession, boolean nobodyOverhears, Instant when) {
    session = inSession;
    isPrivate = nobodyOverhears;
    at = when;
  }

  boolean isPrivate(String inSession) {
    return isPrivate && session.equals(inSession);
  }
}
