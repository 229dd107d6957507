package org.veriline.authority;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.patient.Section;

/** Which fields a kind of record has; others are not kept. */
public final class FieldNames {

  private FieldNames() {}

  public static Set<String> of(Kind kind) {
    return switch (kind) {
      case REPRESENTATIVE ->
          and(
              Person.FIELDS,
              "basis",
              "scope",
              "document_hash",
              "document_seen_by",
              "document_seen_on",
              "springs",
              "sprung_on");
      case AGREEMENT -> and(Person.FIELDS, "scope", "manner", "code_word");
      case OBJECTION, CUSTODY -> and(Person.FIELDS, "note");
      case ENDANGERMENT -> and(Person.FIELDS, "note");
      case DECEASED -> Set.of("died_on");
      case AUTHORIZATION ->
          Set.of(
              "description",
              "discloser",
              "recipient",
              "recipient_is",
              "purpose",
              "sections",
              "signed_on",
              "signer",
              "statements",
              "marketing",
              "sale");
      case CONSENT -> Set.of("consent", "recipients", "purposes");
      case RESTRICTION ->
          and(Selection.FIELDS, "recipients", "purposes", "self_paid", "given", "family", "note");
      case EPISODE -> and(Selection.FIELDS, "episode");
      case PREFERENCE ->
          Set.of(
              "number",
              "label",
              "only",
              "allowed",
              "message",
              "hours_from",
              "hours_to",
              "language");
      case MARK -> Set.of("mark");
    };
  }

  /** The codes a field may hold; none when it is free text, a day or a number. */
  public static List<String> choices(String field) {
    return switch (field) {
      case "basis" -> names(Basis.values());
      case "scope" -> names(Scope.values());
      case "manner" -> names(Content.Manner.values());
      case "sections" -> names(Section.values());
      case "recipients", "recipient_is" -> names(Relationship.values());
      case "purposes" -> names(Purpose.values());
      case "statements" -> names(Content.Authorization.Statement.values());
      case "consent" -> names(Content.Covering.values());
      case "episode" -> names(Content.Confidential.values());
      case "message" -> names(MessageLevel.values());
      case "mark" -> names(Content.Mark.values());
      case "language" -> List.of("en", "es");
      case "springs", "code_word", "marketing", "sale", "self_paid", "only", "allowed" ->
          List.of("yes", "no");
      default -> List.of();
    };
  }

  private static final List<String> ORDER =
      List.of(
          ("given family birth_date numbers basis scope manner code_word springs sprung_on"
                  + " document_hash document_seen_by document_seen_on sections from_date to_date"
                  + " recipients purposes self_paid episode number label allowed only message"
                  + " hours_from hours_to language description discloser recipient recipient_is"
                  + " purpose signed_on signer statements marketing sale consent died_on mark note"
                  + " valid_from valid_to")
              .split(" "));

  /** As people read them. */
  public static List<String> inOrder(Set<String> fields) {
    return ORDER.stream().filter(fields::contains).toList();
  }

  /** Whether several codes may stand in the field. */
  public static boolean several(String field) {
    return Set.of("scope", "sections", "recipients", "purposes", "statements").contains(field);
  }

  public static boolean day(String field) {
    return field.endsWith("_on") || field.endsWith("_date") || field.startsWith("valid_");
  }

  private static List<String> names(Enum<?>[] codes) {
    return Arrays.stream(codes).map(Enum::name).toList();
  }

  private static Set<String> and(Set<String> some, String... more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(Set.of(more));
    return Set.copyOf(all);
  }
}
