package org.veriline.decision;

import org.veriline.access.Role;
import org.veriline.patient.DataClass;

/**
 * Which role may read what in a call: the stricter of catalogue 13.2 and 13.3, role by role
 * (decision 0051). A person with two roles may read what either of them may.
 */
final class RoleReads {

  private RoleReads() {}

  static boolean mayRead(Field field, Interaction call) {
    return call.roles().stream().anyMatch(role -> mayRead(role, field, call));
  }

  private static boolean mayRead(Role role, Field field, Interaction call) {
    return switch (field.deed()) {
      case RELEASE -> role == Role.PRIVACY_OFFICER;
      case CHANGE -> mayChange(role, field.topic());
      case CONFIRM, TELL ->
          switch (role) {
            case AGENT -> agent(field);
            case SENIOR_AGENT -> agent(field) || byBreakGlass(field, call);
            case NURSE -> nurse(field, call);
            case SUPERVISOR ->
                byBreakGlass(field, call)
                    || (field.topic() == Topic.IDENTITY && call.has(Fact.JUSTIFIED));
            // 13.2 lets the privacy officer read with a reason, but 13.3 names the officer in no
            // field set of a call: reading is an investigation, never something said to a caller.
            // A programme's clearance opens nothing by itself: who has it is a nurse too.
            case PROGRAMME, PRIVACY_OFFICER, SECURITY_OFFICER, AUDITOR, ADMINISTRATOR -> false;
          };
    };
  }

  private static boolean mayChange(Role role, Topic topic) {
    return switch (topic) {
      case CONTACT -> role == Role.NURSE || role == Role.SENIOR_AGENT;
      case PREFERENCE ->
          switch (role) {
            case AGENT, SENIOR_AGENT, NURSE, SUPERVISOR, PRIVACY_OFFICER -> true;
            case PROGRAMME, SECURITY_OFFICER, AUDITOR, ADMINISTRATOR -> false;
          };
      default -> false;
    };
  }

  private static boolean agent(Field field) {
    return switch (field.dataClass()) {
      // 12.6 reads contact data out to nobody below L3, and an agent has no L3.
      case D1 -> field.topic() != Topic.CONTACT || field.deed() == Field.Deed.CONFIRM;
      case D2, D4 -> true;
      case D3 ->
          switch (field.topic()) {
            case REFILL_STATUS, VISIT, RESULT_NORMAL_RELEASED -> true;
            default -> false;
          };
      default -> false;
    };
  }

  /** The letter B of 13.2. */
  private static boolean byBreakGlass(Field field, Interaction call) {
    return field.dataClass() == DataClass.D5 && call.has(Fact.BREAK_GLASS_OPEN);
  }

  private static boolean nurse(Field field, Interaction call) {
    return switch (field.dataClass()) {
      case D1, D2, D3, D5 -> field.topic() != Topic.RESULT_NOT_RELEASED;
      case D6 -> call.has(Fact.PROGRAMME_ROLE);
      // 13.2 gives a nurse no payment data, 13.3 neither.
      default -> false;
    };
  }
}
