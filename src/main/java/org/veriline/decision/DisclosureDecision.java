package org.veriline.decision;

import static org.veriline.decision.Decision.Reason.ALLOWED;
import static org.veriline.decision.Decision.Reason.AUTHORITY;
import static org.veriline.decision.Decision.Reason.BREAK_GLASS;
import static org.veriline.decision.Decision.Reason.CHANNEL;
import static org.veriline.decision.Decision.Reason.CLINICIAN_NEEDED;
import static org.veriline.decision.Decision.Reason.CONSENT;
import static org.veriline.decision.Decision.Reason.EMERGENCY_NOT_STATED;
import static org.veriline.decision.Decision.Reason.JUSTIFICATION;
import static org.veriline.decision.Decision.Reason.LEVEL;
import static org.veriline.decision.Decision.Reason.NEVER_BY_PHONE;
import static org.veriline.decision.Decision.Reason.PRIVACY_NOT_CONFIRMED;
import static org.veriline.decision.Decision.Reason.PURPOSE;
import static org.veriline.decision.Decision.Reason.RESTRICTED;
import static org.veriline.decision.Decision.Reason.ROLE;

import java.util.Set;
import org.veriline.access.Role;
import org.veriline.decision.DisclosureTable.Cell;
import org.veriline.patient.DataClass;

/**
 * The one decision whether something may be said (catalogue 1.4). It is pure: no clock, no
 * database, no user; the same question always gets the same answer. Everything that shows or says
 * health information asks here, and nothing else decides.
 */
public final class DisclosureDecision {

  private DisclosureDecision() {}

  public static Decision mayDisclose(Field field, Interaction interaction) {
    return new Decision(reason(field, interaction));
  }

  private static Decision.Reason reason(Field field, Interaction interaction) {
    if (neverByPhone(field)) {
      return NEVER_BY_PHONE;
    }
    if (field.dataClass() == DataClass.D0) {
      return ALLOWED;
    }
    if (!RoleReads.mayRead(field, interaction)) {
      return ROLE;
    }
    if (field.clinicianOnly() && !interaction.roles().contains(Role.NURSE)) {
      return CLINICIAN_NEEDED;
    }
    if (!purposePermits(interaction.purpose(), field)) {
      return PURPOSE;
    }
    if (emergency(interaction)) {
      // Replaces level, authority, restriction, channel, consent and privacy; role and
      // never-by-phone, looked at above, stay.
      return urgent(field, interaction);
    }
    if (interaction.purpose() == Purpose.EMERGENCY
        || interaction.purpose() == Purpose.BREAK_GLASS) {
      return EMERGENCY_NOT_STATED;
    }
    return ordinary(field, interaction);
  }

  /** Breaking the glass is the record that 42 CFR 2.51 asks for: who, what, when and why. */
  private static Decision.Reason urgent(Field field, Interaction interaction) {
    if (!interaction.has(Fact.TREATMENT_NEED_STATED)) {
      return EMERGENCY_NOT_STATED;
    }
    return field.dataClass() == DataClass.D6 && !interaction.has(Fact.BREAK_GLASS_OPEN)
        ? BREAK_GLASS
        : ALLOWED;
  }

  private static Decision.Reason ordinary(Field field, Interaction interaction) {
    Cell cell = DisclosureTable.cell(field, interaction.relationship());
    if (cell.never()) {
      return NEVER_BY_PHONE;
    }
    if (!interaction.level().atLeast(cell.level())) {
      return LEVEL;
    }
    if (!authorityOk(interaction) || !cell.condition().holds(field, interaction)) {
      return AUTHORITY;
    }
    if (interaction.has(Fact.JUSTIFICATION_NEEDED) && !interaction.has(Fact.JUSTIFIED)) {
      return JUSTIFICATION;
    }
    if (restricted(interaction)) {
      return RESTRICTED;
    }
    if (interaction.has(Fact.CHANNEL_REFUSED)) {
      return CHANNEL;
    }
    if (field.dataClass() == DataClass.D6 && !interaction.has(Fact.CONSENT)) {
      return CONSENT;
    }
    return privacyConfirmed(field, interaction) ? ALLOWED : PRIVACY_NOT_CONFIRMED;
  }

  private static boolean neverByPhone(Field field) {
    return field.dataClass() == DataClass.D7
        || field.dataClass() == DataClass.NEVER_BY_PHONE
        || field.topic() == Topic.PSYCHOTHERAPY_NOTE
        || field.topic() == Topic.AUTHENTICATOR;
  }

  /** PR-03: a purpose opens its own fields only. The individual may ask for everything. */
  private static boolean purposePermits(Purpose purpose, Field field) {
    return switch (purpose) {
      case TREATMENT, EMERGENCY, BREAK_GLASS -> field.dataClass() != DataClass.D4;
      case PAYMENT -> Set.of(DataClass.D1, DataClass.D4).contains(field.dataClass());
      case OPERATIONS -> Set.of(DataClass.D1, DataClass.D2).contains(field.dataClass());
      case PATIENT_REQUEST, AUTHORIZATION, REQUIRED_BY_LAW -> true;
    };
  }

  private static boolean emergency(Interaction interaction) {
    return interaction.has(Fact.BREAK_GLASS_OPEN)
        || (interaction.has(Fact.EMERGENCY_ACTIVE) && interaction.purpose() == Purpose.EMERGENCY);
  }

  private static boolean authorityOk(Interaction interaction) {
    if (interaction.has(Fact.PERSON_REFUSED)
        || (interaction.has(Fact.DECEASED) && interaction.relationship() == Relationship.SELF)) {
      return false;
    }
    boolean basis =
        switch (interaction.relationship()) {
          // Involved persons stand on the agreement of their cell, unknown ones have no cell.
          case SELF, INVOLVED, UNKNOWN -> true;
          case PERSREP ->
              interaction.has(Fact.AUTHORITY_IN_FORCE) && interaction.has(Fact.IN_SCOPE);
          case PROVIDER, PHARMACY, PAYER -> interaction.has(Fact.ORGANISATION_VERIFIED);
          case OFFICIAL -> interaction.has(Fact.PROCESS_VERIFIED);
        };
    boolean paper =
        switch (interaction.purpose()) {
          case AUTHORIZATION -> interaction.has(Fact.AUTHORIZATION);
          case REQUIRED_BY_LAW -> interaction.has(Fact.PROCESS_VERIFIED);
          default -> true;
        };
    return basis && paper;
  }

  private static boolean restricted(Interaction interaction) {
    boolean planMayNotKnow =
        interaction.has(Fact.SELF_PAID)
            && interaction.relationship() == Relationship.PAYER
            && (interaction.purpose() == Purpose.PAYMENT
                || interaction.purpose() == Purpose.OPERATIONS);
    boolean keptFromFamily =
        interaction.has(Fact.MINOR_CONSENTED)
            && (interaction.relationship() == Relationship.PERSREP
                || interaction.relationship() == Relationship.INVOLVED);
    return interaction.has(Fact.RESTRICTED)
        || interaction.has(Fact.STATE_LAW)
        || planMayNotKnow
        || keptFromFamily;
  }

  /**
   * VP-14, both sides. Needed from D2 on, and for D1 unless only what the caller said is confirmed;
   * for sensitive classes the caller must be alone.
   */
  private static boolean privacyConfirmed(Field field, Interaction interaction) {
    if (field.dataClass() == DataClass.D1 && field.deed() == Field.Deed.CONFIRM) {
      return true;
    }
    boolean delicate = field.dataClass() == DataClass.D5 || field.dataClass() == DataClass.D6;
    boolean callerSide =
        delicate
            ? interaction.surroundings() == Surroundings.PRIVATE
            : interaction.surroundings().confirmed();
    return callerSide && interaction.has(Fact.AGENT_SIDE_PRIVATE);
  }
}
