package org.veriline.authority;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.veriline.access.Role;
import org.veriline.decision.DisclosureDecision;
import org.veriline.decision.Fact;
import org.veriline.decision.Field;
import org.veriline.decision.Interaction;
import org.veriline.decision.Level;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.decision.Surroundings;
import org.veriline.patient.Section;

/** A patient with thirty records, and all that is decided when a representative's card is drawn. */
public final class ManyPapers {
  private static final int ITEMS = 40;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

  private final Papers papers =
      Papers.about().representative("rosa", "GUARDIAN", "LOGISTICS BILLING CLINICAL");
  private final Hearer rosa = Papers.hearer(Relationship.PERSREP, "rosa");

  public ManyPapers() {
    for (int i = 0; i < 10; i++) {
      papers.and("r" + i, Kind.RESTRICTION, "sections=VISITS", "recipients=PAYER");
      papers.and(
          "e" + i,
          Kind.EPISODE,
          "sections=VISITS",
          "from_date=2026-0" + (1 + i % 9) + "-01",
          "to_date=2026-0" + (1 + i % 9) + "-03",
          "episode=MINOR_CONSENTED");
      papers.and(
          "o" + i, Kind.OBJECTION, "given=Gwendolyn", "family=Objected" + "abcdefghij".charAt(i));
    }
  }

  /** How much is open. */
  public int decide() {
    Dossier dossier = papers.dossier();
    int open = 0;
    for (Section section : Section.values()) {
      open += may(dossier, Asked.all(section)) ? 1 : 0;
    }
    for (int i = 0; i < ITEMS; i++) {
      Asked item =
          new Asked(
              Field.of(Section.VISITS), Section.VISITS, true, FIRST.plusDays(i * 7L), Set.of());
      open += may(dossier, item) ? 1 : 0;
    }
    return open;
  }

  private boolean may(Dossier dossier, Asked asked) {
    Set<Fact> facts = EnumSet.of(Fact.AGENT_SIDE_PRIVATE);
    facts.addAll(dossier.facts(rosa, Purpose.TREATMENT, asked));
    return DisclosureDecision.mayDisclose(
            asked.field(),
            new Interaction(
                Set.of(Role.NURSE),
                Relationship.PERSREP,
                Purpose.TREATMENT,
                Level.V2,
                Surroundings.PRIVATE,
                facts))
        .allowed();
  }
}
