package org.veriline.authority;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Fact;
import org.veriline.decision.Field;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.patient.Section;

/**
 * Turns what is recorded about a patient into the facts of the decision. It is pure, and the only
 * place that does so; that nothing is recorded gives no fact, and no fact opens nothing.
 */
final class RecordFacts {
  private final Dossier dossier;
  private final Hearer hearer;
  private final Purpose purpose;
  private final Asked asked;
  private final Set<Fact> facts = EnumSet.noneOf(Fact.class);

  private RecordFacts(Dossier dossier, Hearer hearer, Purpose purpose, Asked asked) {
    this.dossier = dossier;
    this.hearer = hearer;
    this.purpose = purpose;
    this.asked = asked;
  }

  static Set<Fact> of(Dossier dossier, Hearer hearer, Purpose purpose, Asked asked) {
    RecordFacts all = new RecordFacts(dossier, hearer, purpose, asked);
    all.authority();
    all.limits();
    all.patient();
    return all.facts;
  }

  private void authority() {
    Optional<Content> record = dossier.inForce(hearer.record());
    note(Fact.PERSON_REFUSED, person().filter(dossier::refuses).isPresent());
    if (hearer.relationship() == Relationship.INVOLVED) {
      scoped(hearer.agreedOnce());
    }
    record.ifPresent(this::authority);
    note(Fact.CONSENT, consent());
  }

  private void authority(Content record) {
    if (record instanceof Content.Representative representative) {
      if (hearer.relationship() == Relationship.PERSREP && dossier.represents(representative)) {
        facts.add(Fact.AUTHORITY_IN_FORCE);
        note(Fact.IN_SCOPE, Scope.cover(representative.scope(), asked.field()));
      }
    } else if (record instanceof Content.Agreement agreement) {
      if (hearer.relationship() == Relationship.INVOLVED) {
        scoped(agreement.scope());
      }
    } else if (record instanceof Content.Authorization paper) {
      note(
          Fact.AUTHORIZATION,
          paper.complete()
              && paper.recipientIs() == hearer.relationship()
              && (asked.section() == null || paper.sections().contains(asked.section())));
    }
  }

  /** PR-08: what the patient agreed to, beforehand or on this call. */
  private void scoped(Set<Scope> scope) {
    note(Fact.AGREEMENT, !scope.isEmpty());
    note(Fact.PAYMENT_AGREEMENT, scope.contains(Scope.BILLING));
    note(Fact.IN_SCOPE, Scope.cover(scope, asked.field()));
  }

  /** 42 CFR 2.23 lets patients have their own; anybody else needs a consent that names them. */
  private boolean consent() {
    return hearer.relationship() == Relationship.SELF
        || dossier
            .of(Content.Consent.class)
            .anyMatch(consent -> consent.covers(hearer.relationship(), purpose));
  }

  private void limits() {
    Section section = asked.section();
    if (section != null) {
      dossier.inForce().forEach(entry -> limit(entry, section));
    }
    String dialled = hearer.dialled();
    note(Fact.CHANNEL_REFUSED, dialled != null && !Reachability.of(dossier).mayDial(dialled));
  }

  private void limit(Entry entry, Section section) {
    if (entry.content() instanceof Content.Restriction restriction) {
      if (covered(restriction.what(), section) && !cameAfterNotice(entry)) {
        note(Fact.SELF_PAID, restriction.selfPaid());
        note(
            Fact.RESTRICTED,
            !restriction.selfPaid()
                && restriction.binds(
                    hearer.relationship(), person().orElse(null), purpose, dossier));
      }
    } else if (entry.content() instanceof Content.Episode episode) {
      // As a whole a section tells a parent nothing, so it stays as open as it would be without
      // the episode: that something is kept back must not show.
      note(Fact.MINOR_CONSENTED, asked.single() && episode.what().covers(section, asked.day()));
    }
  }

  private boolean covered(Selection what, Section section) {
    return asked.single() ? what.covers(section, asked.day()) : what.coversAllOf(section);
  }

  /** PR-10: after a notice only what is new is free; of a whole section nobody can say that. */
  private boolean cameAfterNotice(Entry entry) {
    if (entry.noticed() == null) {
      return false;
    }
    return !asked.single() || (asked.day() != null && asked.day().isAfter(entry.noticed()));
  }

  private void patient() {
    note(Fact.DECEASED, dossier.deceased());
    note(Fact.JUSTIFICATION_NEEDED, dossier.marked() && asked.field().deed() != Field.Deed.CONFIRM);
  }

  private Optional<Person> person() {
    return dossier.entry(hearer.record()).map(Entry::content).map(RecordFacts::named);
  }

  private static @Nullable Person named(Content content) {
    if (content instanceof Content.Representative representative) {
      return representative.person();
    }
    return content instanceof Content.Agreement agreement ? agreement.person() : null;
  }

  private void note(Fact fact, boolean holds) {
    if (holds) {
      facts.add(fact);
    }
  }
}
