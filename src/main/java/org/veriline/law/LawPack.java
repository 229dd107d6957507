package org.veriline.law;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/** One version of the rules. It never changes; another one takes its place. */
@Entity
@Table(name = "law_pack")
class LawPack {
  @Id private int number;

  /** The state of the clinic, by its two letters; US while nobody said which. */
  @Column(name = "site_state")
  private String siteState;

  private String rules;
  private String source;

  @Column(name = "checked_on")
  private LocalDate checkedOn;

  @Column(name = "counsel_approved")
  private boolean counselApproved;

  @Enumerated(EnumType.STRING)
  private PackState state = PackState.PROPOSED;

  @Column(name = "proposed_by")
  private String proposedBy;

  @Column(name = "proposed_at")
  private Instant proposedAt;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected LawPack() {}

  LawPack(int number, LawPacks.Wish wish, String by, Instant at) {
    this.number = number;
    this.siteState = wish.siteState();
    this.rules = wish.rules().text();
    this.source = wish.source();
    this.checkedOn = wish.checkedOn();
    this.counselApproved = wish.counselApproved();
    this.proposedBy = by;
    this.proposedAt = at;
  }

  void decide(PackState as, String by, Instant at) {
    if (state != PackState.PROPOSED) {
      throw new Refusal("law-already-decided");
    }
    if (proposedBy.equals(by)) {
      throw new Refusal("law-own-proposal");
    }
    state = as;
    decidedBy = by;
    decidedAt = at;
  }

  Rules rules() {
    return Rules.read(rules);
  }

  LawPackRow row() {
    return new LawPackRow(
        number,
        siteState,
        rules(),
        source,
        checkedOn,
        counselApproved,
        state,
        proposedBy,
        proposedAt,
        decidedBy,
        decidedAt);
  }
}
