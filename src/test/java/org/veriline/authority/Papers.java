package org.veriline.authority;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Relationship;

/** Invented records about an invented patient, for tests without a database. */
final class Papers {
  static final ZonedDateTime NOW =
      ZonedDateTime.of(2026, 11, 24, 10, 0, 0, 0, ZoneId.of("America/New_York"));
  static final String HASH = "a".repeat(64);

  private final List<Entry> entries = new ArrayList<>();
  private @Nullable LocalDate birthDate;
  private ZonedDateTime now = NOW;

  static Papers about() {
    return new Papers();
  }

  Papers born(String on) {
    birthDate = LocalDate.parse(on);
    return this;
  }

  Papers at(ZonedDateTime moment) {
    now = moment;
    return this;
  }

  Papers and(String id, Kind kind, String... fields) {
    return and(id, kind, null, null, fields);
  }

  Papers and(
      String id,
      Kind kind,
      @Nullable ZonedDateTime until,
      @Nullable LocalDate noticed,
      String... fields) {
    entries.add(
        new Entry(
            id,
            kind,
            Content.of(kind, fields(fields)),
            NOW.minusDays(30).toInstant(),
            NOW.minusDays(30).toInstant(),
            until == null ? null : until.toInstant(),
            false,
            noticed));
    return this;
  }

  Papers ended(String id) {
    entries.replaceAll(
        entry ->
            entry.id().equals(id)
                ? new Entry(
                    id,
                    entry.kind(),
                    entry.content(),
                    entry.known(),
                    entry.from(),
                    null,
                    true,
                    null)
                : entry);
    return this;
  }

  Papers representative(String id, String basis, String scope) {
    return and(
        id,
        Kind.REPRESENTATIVE,
        "given=Rosa",
        "family=Quintero",
        "birth_date=1960-02-03",
        "basis=" + basis,
        "scope=" + scope,
        "document_hash=" + HASH,
        "document_seen_by=records",
        "document_seen_on=2026-01-02");
  }

  Papers agreement(String id, String scope) {
    return and(
        id, Kind.AGREEMENT, "given=Milo", "family=Faraday", "scope=" + scope, "manner=AGREED");
  }

  Dossier dossier() {
    LocalDate born = birthDate;
    return new Dossier(entries, () -> born, now);
  }

  static Hearer hearer(Relationship relationship, @Nullable String record, Scope... once) {
    return new Hearer(relationship, record, java.util.Set.of(once), null);
  }

  static Fields fields(String... texts) {
    Map<String, String> fields = new HashMap<>();
    for (String text : texts) {
      fields.put(text.substring(0, text.indexOf('=')), text.substring(text.indexOf('=') + 1));
    }
    return new Fields(fields);
  }
}
