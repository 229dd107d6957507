package org.veriline.authority;

import java.util.HashSet;
import java.util.Set;

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

  private static Set<String> and(Set<String> some, String... more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(Set.of(more));
    return Set.copyOf(all);
  }
}
