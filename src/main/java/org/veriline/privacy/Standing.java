package org.veriline.privacy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Role;
import org.veriline.authority.Hearer;
import org.veriline.authority.Scope;
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
  private @Nullable String record;
  private @Nullable String recipient;

  @Column(name = "agreed_once")
  private String agreedOnce = "";

  private String facts = "";

  @Enumerated(EnumType.STRING)
  private @Nullable Justification justification;

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
    String whose = earned.patient() == null ? null : earned.patient().value();
    if (!earned.agent().equals(agent) || !Objects.equals(whose, patient)) {
      justification = null;
    }
    patient = whose;
    agent = earned.agent();
    relationship = earned.relationship();
    purpose = earned.purpose();
    level = earned.level();
    allowance = earned.allowance();
    surroundings = earned.surroundings();
    emergency = earned.emergency();
    record = earned.record();
    recipient = earned.recipient();
    agreedOnce =
        earned.agreedOnce().stream().sorted().map(Scope::name).collect(Collectors.joining(","));
    facts = earned.facts().stream().sorted().map(Fact::name).collect(Collectors.joining(","));
  }

  boolean belongsTo(String userId) {
    return agent.equals(userId);
  }

  Optional<PatientRef> patient() {
    return Optional.ofNullable(patient).map(PatientRef::new);
  }

  void justify(Justification why) {
    justification = why;
  }

  /** Who hears what is said on this call. */
  Hearer hearer() {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (String scope : agreedOnce.isEmpty() ? new String[0] : agreedOnce.split(",")) {
      scopes.add(Scope.valueOf(scope));
    }
    return new Hearer(relationship, record, scopes, null);
  }

  /**
   * All that the decision depends on besides the field.
   *
   * @param recorded what is on record about this hearer and this field
   */
  Interaction interaction(Set<Role> roles, boolean agentSidePrivate, Set<Fact> recorded) {
    Set<Fact> facts = EnumSet.noneOf(Fact.class);
    facts.addAll(recorded);
    for (String fact : this.facts.isEmpty() ? new String[0] : this.facts.split(",")) {
      facts.add(Fact.valueOf(fact));
    }
    if (justification != null) {
      facts.add(Fact.JUSTIFIED);
    }
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

  @Nullable String recipient() {
    return recipient;
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
