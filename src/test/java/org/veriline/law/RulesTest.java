package org.veriline.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.veriline.authority.Asked;
import org.veriline.decision.Fact;
import org.veriline.decision.Field;
import org.veriline.decision.Relationship;
import org.veriline.decision.Topic;
import org.veriline.patient.DataClass;
import org.veriline.patient.Item;
import org.veriline.patient.Section;
import org.veriline.patient.Tag;
import org.veriline.platform.Refusal;

/** How a law pack is written, and what it can never say. */
class RulesTest {
  private static final String LEAST =
      """
      REPRODUCTIVE: OFFICIAL UNKNOWN
      HIV_STI: OFFICIAL UNKNOWN
      MENTAL_HEALTH: OFFICIAL UNKNOWN
      GENETIC: OFFICIAL UNKNOWN
      ABUSE: OFFICIAL UNKNOWN""";

  private static void refused(String id, String text) {
    assertEquals(id, assertThrows(Refusal.class, () -> Rules.read(text)).id());
  }

  @Test
  void whatWasWrittenIsReadAgainAsItWas() {
    assertEquals(LEAST, Rules.read(LEAST).text());
    assertEquals(
        LEAST.replace("REPRODUCTIVE: OFFICIAL", "REPRODUCTIVE: PAYER OFFICIAL"),
        Rules.read(LEAST.replace("REPRODUCTIVE: ", "reproductive:  payer, ")).text());
  }

  @Test
  void officialsAndStrangersStandInEveryLineAndThePatientInNone() {
    refused("law-officials-missing", LEAST.replace("ABUSE: OFFICIAL UNKNOWN", "ABUSE: OFFICIAL"));
    refused("law-officials-missing", LEAST.replace("\nABUSE: OFFICIAL UNKNOWN", ""));
    refused("law-patients-themselves", LEAST.replace("ABUSE: ", "ABUSE: SELF "));
  }

  @Test
  void aLineThatCannotBeReadIsRefused() {
    refused("law-line", "");
    refused("law-line", LEAST + "\nABUSE: OFFICIAL UNKNOWN");
    refused("law-line", LEAST.replace("ABUSE", "WEALTH"));
    refused("law-line", LEAST.replace("ABUSE: OFFICIAL", "ABUSE: NEIGHBOUR"));
    refused("law-line", LEAST.replace("ABUSE: ", "ABUSE "));
    refused("law-line", LEAST.replace("ABUSE: ", "ABUSE: : "));
  }

  @Test
  void onlyWhatIsTaggedOrSensitiveIsKeptAndAnItemOfAnOlderImportByAnyLine() {
    StateLaw law = new StateLaw(Rules.read(LEAST.replace("GENETIC: ", "GENETIC: PAYER PROVIDER ")));
    Set<Fact> kept = Set.of(Fact.STATE_LAW);
    assertEquals(kept, law.facts(Relationship.OFFICIAL, Asked.all(Section.SENSITIVE)));
    assertEquals(Set.of(), law.facts(Relationship.OFFICIAL, Asked.all(Section.VISITS)));
    assertEquals(Set.of(), law.facts(Relationship.PAYER, Asked.all(Section.SENSITIVE)));
    assertEquals(
        Set.of(), law.facts(Relationship.PAYER, Asked.of(Field.tell(Topic.CLAIM, DataClass.D5))));
    assertEquals(kept, law.facts(Relationship.PAYER, item(Set.of(Tag.GENETIC, Tag.ABUSE))));
    assertEquals(Set.of(), law.facts(Relationship.PAYER, item(Set.of(Tag.ABUSE))));
    assertEquals(kept, law.facts(Relationship.PAYER, item(Set.of())));
    assertEquals(kept, law.facts(Relationship.PAYER, item(null)));
    assertEquals(Set.of(), law.facts(Relationship.SELF, item(null)));
  }

  private static Asked item(Set<Tag> tags) {
    return Asked.one(
        new Item(
            Section.SENSITIVE, "visit", LocalDate.of(2026, 3, 1).toString(), "Invented", tags));
  }
}
