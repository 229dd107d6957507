package org.veriline.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.veriline.access.Role;
import org.veriline.decision.Decision.Reason;
import org.veriline.patient.DataClass;

/**
 * SC-06: what is sensitive, reproductive and gender-affirming care among it, is told to no official
 * and no stranger on the telephone, whoever answers, at whatever level, for whatever purpose and
 * with every paper on record. An emergency and break-glass are the exceptions of catalogue 1.4.
 */
class Sc06StrangersTest {
  private static final Set<Fact> EVERY_PAPER =
      EnumSet.complementOf(
          EnumSet.of(
              Fact.RESTRICTED,
              Fact.STATE_LAW,
              Fact.SELF_PAID,
              Fact.CHANNEL_REFUSED,
              Fact.PERSON_REFUSED,
              Fact.DECEASED,
              Fact.MINOR_CONSENTED,
              Fact.JUSTIFICATION_NEEDED,
              Fact.EMERGENCY_ACTIVE,
              Fact.BREAK_GLASS_OPEN));

  private record Asked(Role role, Relationship who, Purpose purpose, Level level) {
    Reason about(Field field, Set<Fact> facts) {
      return DisclosureDecision.mayDisclose(
              field,
              new Interaction(Set.of(role), who, purpose, level, Surroundings.PRIVATE, facts))
          .reason();
    }
  }

  private static List<Asked> everyWay() {
    List<Asked> all = new ArrayList<>();
    for (Role role : Role.values()) {
      for (Relationship who : List.of(Relationship.OFFICIAL, Relationship.UNKNOWN)) {
        for (Purpose purpose :
            EnumSet.complementOf(EnumSet.of(Purpose.EMERGENCY, Purpose.BREAK_GLASS))) {
          for (Level level : Level.values()) {
            all.add(new Asked(role, who, purpose, level));
          }
        }
      }
    }
    return all;
  }

  @Test
  void nobodyTellsOrConfirmsAnythingSensitiveToAnOfficialOrAStranger() {
    int asked = 0;
    int never = 0;
    for (Asked way : everyWay()) {
      for (DataClass dataClass : List.of(DataClass.D5, DataClass.D6)) {
        for (Field field :
            List.of(
                Field.tell(Topic.SENSITIVE, dataClass),
                Field.confirm(Topic.SENSITIVE, dataClass))) {
          Reason reason = way.about(field, EVERY_PAPER);
          assertTrue(reason != Reason.ALLOWED, () -> way + " " + field);
          asked++;
          never += reason == Reason.NEVER_BY_PHONE ? 1 : 0;
        }
      }
    }
    assertTrue(asked >= 1000, asked + " rows");
    assertTrue(never > 0);
  }

  /** The officer answers in writing, to an official whose process is verified, and nobody else. */
  @Test
  void onlyThePrivacyOfficerReleasesAndOnlyToAnOfficialWhoseProcessIsVerified() {
    for (Asked way : everyWay()) {
      boolean released = way.about(Field.release(DataClass.D5), EVERY_PAPER) == Reason.ALLOWED;
      if (released) {
        assertEquals(Role.PRIVACY_OFFICER, way.role());
        assertEquals(Relationship.OFFICIAL, way.who());
        assertEquals(Level.V3, way.level());
      }
      Set<Fact> without = EnumSet.copyOf(EVERY_PAPER);
      without.remove(Fact.PROCESS_VERIFIED);
      assertTrue(
          way.about(Field.release(DataClass.D5), without) != Reason.ALLOWED, () -> "no process");
    }
  }
}
