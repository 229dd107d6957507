package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Level;

/** Which agents have and had a call, and which level it came to with them. */
@Embeddable
class AgentsPart {
  private @Nullable String agent;

  @Column(name = "last_agent")
  private @Nullable String lastAgent;

  /** Who handed the call over, and still owes the caller what was promised. */
  @Column(name = "handed_by")
  private @Nullable String handedBy;

  @Enumerated(EnumType.STRING)
  private Level reached = Level.V0;

  /** Since when the level is what it is: an old one is not handed over (catalogue 1.3). */
  @Column(name = "level_at")
  private @Nullable Instant levelAt;

  void begins(String userId) {
    agent = userId;
  }

  void ends() {
    agent = null;
  }

  /** A colleague has the call, with all that was proved in it. */
  void goesTo(String userId) {
    handedBy = agent;
    agent = userId;
    lastAgent = userId;
  }

  /** Whoever found the patient owes the caller what is promised. */
  void patientFound() {
    lastAgent = agent;
  }

  /** Also when their part is over: a request, a call-back. */
  boolean owes(String userId) {
    return userId.equals(lastAgent) || userId.equals(handedBy);
  }

  boolean isOf(String userId) {
    return userId.equals(agent);
  }

  Optional<String> agent() {
    return Optional.ofNullable(agent);
  }

  void reached(Level level) {
    reached = level.atLeast(reached) ? level : reached;
  }

  /** The highest level of the call. */
  Level reached() {
    return reached;
  }

  void levelIs(Level level, Level before, Instant at) {
    if (level != before || levelAt == null) {
      levelAt = at;
    }
  }

  boolean levelIsYoungerThan(Duration age, Instant now) {
    return levelAt != null && now.isBefore(levelAt.plus(age));
  }
}
