package org.veriline.compliance;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Refusal;

/** Something that perhaps should not have happened. When it was discovered is never changed. */
@Entity
@Table(name = "incident")
class Incident {
  @Id private String id;

  @Enumerated(EnumType.STRING)
  private IncidentCode code;

  @Enumerated(EnumType.STRING)
  private IncidentState state;

  @Column(name = "call_id")
  private @Nullable String call;

  private @Nullable String patient;
  private @Nullable String level;

  /** Kinds of information that were told in the call, never the information. */
  private String told;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "discovered_at")
  private Instant discoveredAt;

  @Column(name = "opened_by")
  private String openedBy;

  /** Sealed. */
  private byte @Nullable [] what;

  private int persons;

  @Column(name = "in_one_state")
  private int inOneState;

  private boolean unsecured;
  private @Nullable String ratings;

  /** Sealed. */
  private byte @Nullable [] assessment;

  @Column(name = "assessed_by")
  private @Nullable String assessedBy;

  @Enumerated(EnumType.STRING)
  private @Nullable Verdict verdict;

  @Column(name = "proposed_by")
  private @Nullable String proposedBy;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  /** Sealed. */
  private byte @Nullable [] mitigation;

  @Column(name = "closed_by")
  private @Nullable String closedBy;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Incident() {}

  Incident(String id, Incidents.Report report, String openedBy, Instant discoveredAt) {
    this.id = id;
    this.code = report.code();
    this.state = IncidentState.OPEN;
    this.call = report.call();
    this.patient = report.patient();
    this.level = report.level();
    this.told = String.join(",", report.told());
    this.occurredAt = report.occurred();
    this.discoveredAt = discoveredAt;
    this.openedBy = openedBy;
    this.unsecured = true;
    this.persons = report.patient() == null ? 0 : 1;
  }

  /** Whoever reported it says more, until somebody assesses it. */
  void describe(IncidentCode better, byte @Nullable [] sealedWhat, String by) {
    if (state != IncidentState.OPEN || !openedBy.equals(by)) {
      throw new Refusal("incident-not-yours");
    }
    code = better;
    if (sealedWhat != null) {
      what = sealedWhat.clone();
    }
  }

  void assess(Assessment made, byte[] sealedTexts, String by) {
    mustBe(IncidentState.OPEN, IncidentState.ASSESSED, IncidentState.PROPOSED);
    if (!made.complete()) {
      throw new Refusal("incident-assessment-incomplete");
    }
    persons = made.persons();
    inOneState = made.inOneState();
    unsecured = made.unsecured();
    ratings =
        made.nature() + "," + made.recipient() + "," + made.acquired() + "," + made.mitigated();
    assessment = sealedTexts.clone();
    assessedBy = by;
    verdict = null;
    proposedBy = null;
    state = IncidentState.ASSESSED;
  }

  /**
   * The first of two people says it, the second confirms it. Who says something else makes a new
   * proposal, which again somebody else has to confirm.
   *
   * @return whether it is decided now
   */
  boolean decide(Verdict said, String by, Instant at) {
    mustBe(IncidentState.ASSESSED, IncidentState.PROPOSED);
    if (state == IncidentState.PROPOSED && said == verdict) {
      if (by.equals(proposedBy)) {
        throw new Refusal("incident-second-person");
      }
      decidedBy = by;
      decidedAt = at;
      state = IncidentState.DECIDED;
      return true;
    }
    verdict = said;
    proposedBy = by;
    state = IncidentState.PROPOSED;
    return false;
  }

  void notice() {
    mustBe(IncidentState.DECIDED, IncidentState.NOTICE);
    if (verdict != Verdict.NOTIFY) {
      throw new Refusal("incident-no-breach");
    }
    state = IncidentState.NOTICE;
  }

  void close(byte[] sealedMitigation, String by, Instant at) {
    mustBe(verdict == Verdict.NOTIFY ? IncidentState.NOTICE : IncidentState.DECIDED);
    mitigation = sealedMitigation.clone();
    closedBy = by;
    closedAt = at;
    state = IncidentState.CLOSED;
  }

  private void mustBe(IncidentState... those) {
    for (IncidentState one : those) {
      if (state == one) {
        return;
      }
    }
    throw new Refusal("incident-not-yet");
  }

  byte @Nullable [] what() {
    return what == null ? null : what.clone();
  }

  byte @Nullable [] assessment() {
    return assessment == null ? null : assessment.clone();
  }

  String id() {
    return id;
  }

  IncidentCode code() {
    return code;
  }

  @Nullable String call() {
    return call;
  }

  @Nullable String patient() {
    return patient;
  }

  int persons() {
    return persons;
  }

  int inOneState() {
    return inOneState;
  }

  Instant occurredAt() {
    return occurredAt;
  }

  Instant discoveredAt() {
    return discoveredAt;
  }

  @Nullable Verdict verdict() {
    return verdict;
  }

  static String subject(String id) {
    return "incident/" + id;
  }
}
