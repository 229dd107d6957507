package org.veriline.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

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

  /** As it was written; {@code name} is what a caller's words are compared with. */
  private String title;

  private byte[] number;

  @Column(name = "verified_by")
  private String verifiedBy;

  @Column(name = "verified_at")
  private Instant verifiedAt;

  /** Since when the number is known to be theirs: the entry's day, unless a source says so. */
  private Instant since;

  @Column(name = "ended_by")
  private @Nullable String endedBy;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Organisation() {}

  Organisation(
      String id,
      OrganisationKind kind,
      String name,
      String title,
      MainNumber number,
      String by,
      Instant at) {
    this.id = id;
    this.kind = kind;
    this.name = name;
    this.title = title;
    this.numberKey = number.key();
    this.number = number.sealed().clone();
    this.since = number.since();
    this.verifiedBy = by;
    this.verifiedAt = at;
  }

  /** The main number of an entry: as it is found, as it is kept, and since when it is theirs. */
  record MainNumber(String key, byte[] sealed, Instant since) {}

  void end(String by, Instant at) {
    if (endedAt != null) {
      throw new Refusal("organisation-not-listed");
    }
    endedBy = by;
    endedAt = at;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }

  OrganisationKind kind() {
    return kind;
  }

  /** An entry that was removed lists nobody any more, and is dialled for nobody. */
  boolean counts() {
    return endedAt == null;
  }

  Instant since() {
    return since;
  }

  byte[] number() {
    return number.clone();
  }

  OrganisationRow row(String mainNumber) {
    return new OrganisationRow(id, kind, title, mainNumber, since, verifiedBy, verifiedAt);
  }
}
