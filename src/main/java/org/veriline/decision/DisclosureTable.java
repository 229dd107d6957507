package org.veriline.decision;

import static org.veriline.decision.DisclosureTable.Condition.AGREED;
import static org.veriline.decision.DisclosureTable.Condition.AGREED_IN_SCOPE;
import static org.veriline.decision.DisclosureTable.Condition.AGREED_PAYMENT;
import static org.veriline.decision.DisclosureTable.Condition.AUTHORIZED;
import static org.veriline.decision.DisclosureTable.Condition.CALL_BACK;
import static org.veriline.decision.DisclosureTable.Condition.CLAIM_ONLY;
import static org.veriline.decision.DisclosureTable.Condition.CLINICIAN;
import static org.veriline.decision.DisclosureTable.Condition.MEDICATION_ONLY;
import static org.veriline.decision.DisclosureTable.Condition.MINIMUM;
import static org.veriline.decision.DisclosureTable.Condition.NEED;
import static org.veriline.decision.DisclosureTable.Condition.NONE;
import static org.veriline.decision.DisclosureTable.Condition.PROCESS;
import static org.veriline.decision.DisclosureTable.Condition.RECORDED_REQUEST;
import static org.veriline.decision.DisclosureTable.Condition.TPO_OR_AUTHORIZED;
import static org.veriline.decision.DisclosureTable.Condition.TREATMENT_OR_AUTHORIZED;
import static org.veriline.decision.Level.V0;
import static org.veriline.decision.Level.V1;
import static org.veriline.decision.Level.V2;
import static org.veriline.decision.Level.V3;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.veriline.access.Role;

/**
 * The least level by class and relationship (the table of catalogue 1.4), cell by cell. Where
 * another table of the catalogue is stricter, the stricter stands here; decision 0051 lists them.
 */
final class DisclosureTable {

  private DisclosureTable() {}

  /** The rows of the table. */
  enum Row {
    D0,
    D1,
    D2_STATED,
    D2,
    D3,
    D4,
    D5,
    D6,
    CHANGE,
    RELEASE
  }

  /** What a cell asks for beside the level. */
  enum Condition {
    NONE((field, call) -> true),
    AGREED((field, call) -> call.has(Fact.AGREEMENT)),
    AGREED_IN_SCOPE((field, call) -> call.has(Fact.AGREEMENT) && call.has(Fact.IN_SCOPE)),
    AGREED_PAYMENT((field, call) -> call.has(Fact.PAYMENT_AGREEMENT) && call.has(Fact.IN_SCOPE)),
    MEDICATION_ONLY(
        (field, call) -> field.topic() == Topic.MEDICATION || field.topic() == Topic.REFILL_STATUS),
    CLAIM_ONLY((field, call) -> field.topic() == Topic.CLAIM),
    MINIMUM((field, call) -> call.has(Fact.MINIMUM_NECESSARY)),
    CALL_BACK((field, call) -> call.has(Fact.CALLED_BACK)),
    NEED((field, call) -> call.has(Fact.NEED_DOCUMENTED)),
    CLINICIAN((field, call) -> call.roles().contains(Role.NURSE)),
    RECORDED_REQUEST((field, call) -> call.has(Fact.REQUEST_RECORDED)),
    AUTHORIZED((field, call) -> call.has(Fact.AUTHORIZATION)),
    TREATMENT_OR_AUTHORIZED(
        (field, call) -> call.purpose() == Purpose.TREATMENT || call.has(Fact.AUTHORIZATION)),
    TPO_OR_AUTHORIZED(
        (field, call) ->
            List.of(Purpose.TREATMENT, Purpose.PAYMENT, Purpose.OPERATIONS).contains(call.purpose())
                || call.has(Fact.AUTHORIZATION)),
    PROCESS((field, call) -> call.has(Fact.PROCESS_VERIFIED));

    private final BiPredicate<Field, Interaction> test;

    Condition(BiPredicate<Field, Interaction> test) {
      this.test = test;
    }

    boolean holds(Field field, Interaction call) {
      return test.test(field, call);
    }
  }

  /** Level and condition; {@code never} means: not by phone, the privacy officer answers. */
  record Cell(boolean never, Level level, Condition condition) {}

  private static final Cell NEVER = new Cell(true, V3, NONE);
  private static final Map<Row, List<Cell>> TABLE = new EnumMap<>(Row.class);

  // Columns in the order of Relationship:
  // SELF, PERSREP, INVOLVED, PROVIDER, PHARMACY, PAYER, OFFICIAL, UNKNOWN
  static {
    row(Row.D0, at(V0), at(V0), at(V0), at(V0), at(V0), at(V0), at(V0), at(V0));
    row(Row.D1, at(V1), at(V2), at(V1, AGREED), at(V2), at(V2), at(V2), NEVER, NEVER);
    row(
        Row.D2_STATED,
        at(V1),
        at(V2),
        at(V2, AGREED_IN_SCOPE),
        at(V2),
        at(V2),
        at(V2),
        NEVER,
        NEVER);
    row(Row.D2, at(V2), at(V2), at(V2, AGREED_IN_SCOPE), at(V2), at(V2), at(V2), NEVER, NEVER);
    row(
        Row.D3,
        at(V2),
        at(V2),
        at(V2, AGREED_IN_SCOPE),
        at(V2),
        at(V2, MEDICATION_ONLY),
        at(V2, MINIMUM),
        NEVER,
        NEVER);
    row(
        Row.D4,
        at(V2),
        at(V2),
        at(V2, AGREED_PAYMENT),
        at(V2),
        at(V2, CLAIM_ONLY),
        at(V2),
        NEVER,
        NEVER);
    row(Row.D5, at(V3), at(V3), NEVER, at(V3, CALL_BACK), NEVER, at(V3, NEED), NEVER, NEVER);
    row(Row.D6, at(V3, CLINICIAN), at(V3, CLINICIAN), NEVER, at(V3), NEVER, at(V3), NEVER, NEVER);
    row(Row.CHANGE, at(V3), at(V3), NEVER, NEVER, NEVER, NEVER, NEVER, NEVER);
    row(
        Row.RELEASE,
        at(V3, RECORDED_REQUEST),
        at(V3),
        at(V3, AUTHORIZED),
        at(V3, TREATMENT_OR_AUTHORIZED),
        NEVER,
        at(V3, TPO_OR_AUTHORIZED),
        at(V3, PROCESS),
        NEVER);
  }

  static Cell cell(Field field, Relationship relationship) {
    return cell(rowOf(field), relationship);
  }

  static Cell cell(Row row, Relationship relationship) {
    return Objects.requireNonNull(TABLE.get(row)).get(relationship.ordinal());
  }

  static Row rowOf(Field field) {
    return switch (field.deed()) {
      case CHANGE -> Row.CHANGE;
      case RELEASE -> Row.RELEASE;
      case CONFIRM, TELL ->
          switch (field.dataClass()) {
            case D0 -> Row.D0;
            case D1 -> Row.D1;
            case D2 -> field.deed() == Field.Deed.CONFIRM ? Row.D2_STATED : Row.D2;
            case D3 -> Row.D3;
            case D4 -> Row.D4;
            case D5 -> Row.D5;
            default -> Row.D6;
          };
    };
  }

  private static void row(Row row, Cell... cells) {
    TABLE.put(row, List.of(cells));
  }

  private static Cell at(Level level) {
    return at(level, NONE);
  }

  private static Cell at(Level level, Condition condition) {
    return new Cell(false, level, condition);
  }
}
