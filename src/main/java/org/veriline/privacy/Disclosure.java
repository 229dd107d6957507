package org.veriline.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Section;

/** One entry of the register. */
@Entity
@Table(name = "disclosure")
class Disclosure {
  @Id private String id;
  private Instant at;

  @Column(name = "call_id")
  private String call;

  private String verification;
  private String patient;
  private String agent;

  @Enumerated(EnumType.STRING)
  private Relationship relationship;

  @Enumerated(EnumType.STRING)
  private Purpose purpose;

  @Enumerated(EnumType.STRING)
  private Level level;

  @Enumerated(EnumType.STRING)
  private Section section;

  private boolean told;
  private String labels;

  @Enumerated(EnumType.STRING)
  private Exemption exemption;

  private @Nullable String recipient;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Disclosure() {}

  Disclosure(
      String id,
      Instant at,
      CallId call,
      Standing standing,
      Purpose purpose,
      PatientRef patient,
      String agent,
      Section section,
      boolean told,
      List<String> labels) {
    this.id = id;
    this.at = at;
    this.call = call.value();
    this.verification = standing.verification();
    this.patient = patient.value();
    this.agent = agent;
    this.relationship = standing.relationship();
    this.purpose = purpose;
    this.level = standing.level();
    this.section = section;
    this.told = told;
    this.labels = String.join(",", labels);
    this.recipient = standing.recipient();
    this.exemption = Exemption.of(relationship, purpose);
  }
}
