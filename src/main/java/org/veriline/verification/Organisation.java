package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An organisation of the verified directory. */
@Entity
@Table(name = "organisation")
class Organisation {
  @Id private String id;

  @Enumerated(EnumType.STRING)
  private OrganisationKind kind;

  private String name;

  @Column(name = "number_key")
  private String numberKey;

  private byte[] number;

  @Column(name = "verified_by")
  private String verifiedBy;

  @Column(name = "verified_at")
  private Instant verifiedAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Organisation() {}

  Organisation(
      String id,
      OrganisationKind kind,
      String name,
      String numberKey,
      byte[] number,
      String by,
      Instant at) {
    this.id = id;
    this.kind = kind;
    this.name = name;
    this.numberKey = numberKey;
    this.number = number.clone();
    this.verifiedBy = by;
    this.verifiedAt = at;
  }
}
