package org.veriline.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Role;
import org.veriline.decision.Allowance;
import org.veriline.decision.Fact;
import org.veriline.decision.Interaction;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.decision.Surroundings;
import org.veriline.patient.PatientRef;

/** What a call has earned right now, for the agent who has it. */
@Entity
@Table(name = "standing")
class Standing {
  @Id
  @Column(name = "call_id")
  private String call;

  private String verification;
  private String agent;
  private @Nullable String patient;

  @Enumerated(EnumType.STRING)
  private Relationship relationship;

  @Enumerated(EnumType.STRING)
  private Purpose purpose;

  @Enumerated(EnumType.STRING)
  private Level level;

  @Enumerated(EnumType.STRING)
  private Allowance allowance;

  @Enumerated(EnumType.STRING)
  private Surroundings surroundings;

  private boolean emergency;

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Standing() {}

  @SuppressWarnings("NullAway.Init")
  Standing(String call, String verification) {
    this.call = call;
    this.verification = verification;
  }

  void earn(Earned earned) {
    agent = earned.agent();
    patient = earned.patient() == null ? null : earned.patient().value();
    relationship = earned.relationship();
    purpose = earned.purpose();
    level = earned.level();
    allowance = earned.allowance();
    surroundings = earned.surroundings();
    emergency = earned.emergency();
  }

  boolean belongsTo(String userId) {
    return agent.equals(userId);
  }

  Optional<PatientRef> patient() {
    return Optional.ofNullable(patient).map(PatientRef::new);
  }

  Interaction interaction(Set<Role> roles, boolean agentSidePrivate) {
    Set<Fact> facts = EnumSet.noneOf(Fact.class);
    if (agentSidePrivate) {
      facts.add(Fact.AGENT_SIDE_PRIVATE);
    }
    if (emergency) {
      // Saying yes to the question states the need; the answer was written as an event.
      facts.add(Fact.EMERGENCY_ACTIVE);
      facts.add(Fact.TREATMENT_NEED_STATED);
    }
    return new Interaction(roles, relationship, purpose, level, surroundings, facts);
  }

  String verification() {
    return verification;
  }

  Allowance allowance() {
    return allowance;
  }

  Relationship relationship() {
    return relationship;
  }

  Purpose purpose() {
    return purpose;
  }

  Level level() {
    return level;
  }
}
