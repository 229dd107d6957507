package org.veriline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.accounting.Accountables;
import org.veriline.accounting.Accountings;
import org.veriline.accounting.Basis;
import org.veriline.accounting.Entry;
import org.veriline.accounting.Report;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;

/**
 * The accounting of one patient with a thousand entries among a million: read, unsealed, drawn as a
 * PDF and signed.
 */
class AccountingBench extends InPayara {
  private static final int DISCLOSURES = 1_000_000;
  private static final int ENTRIES = 1_000;

  @Inject Accountables accountables;
  @Inject Accountings accountings;

  @Test
  void accounting() throws Exception {
    Actor officer = someone(Role.PRIVACY_OFFICER);
    String patient = UUID.randomUUID().toString();
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement()) {
      // Of others, whose seals nobody opens.
      statement.execute(
          "insert into accountable (id, patient, at, basis, recipient, address, description,"
              + " purpose, entered_by, entered_at) select uuid(), concat('00000000-0000-0000-0000-',"
              + " lpad(seq % 20000, 12, '0')), utc_timestamp() - interval seq minute, 'OTHER',"
              + " repeat('x', 90), repeat('x', 90), repeat('x', 200), repeat('x', 200), 'bench',"
              + " utc_timestamp() from seq_1_to_"
              + DISCLOSURES);
      statement.execute(
          "insert into disclosure (id, at, call_id, verification, patient, agent, relationship,"
              + " purpose, level, section, told, labels, exemption) select uuid(), utc_timestamp() -"
              + " interval seq minute, concat('bench-', seq), uuid(),"
              + " concat('00000000-0000-0000-0000-', lpad(seq % 20000, 12, '0')), 'bench', 'SELF',"
              + " 'TREATMENT', 'V2', 'VISITS', 1, 'DATE', 'INDIVIDUAL' from seq_1_to_"
              + DISCLOSURES);
    }
    for (int i = 0; i < ENTRIES; i++) {
      Entry entry =
          new Entry(
              Instant.now().minus(Duration.ofDays(2L * i + 1)),
              Basis.PUBLIC_HEALTH,
              "Invented Health Department " + i,
              i + " Invented Street, Maplewood",
              "What had to be reported of visit " + i,
              "Report that the law asks for");
      as(officer, () -> accountables.enter(patient, entry, null));
    }
    long began = System.nanoTime();
    Report report = as(officer, () -> accountings.make(patient, "Invented Person", Locale.ENGLISH));
    double seconds = Table.millisSince(began) / 1000;
    assertEquals(ENTRIES, report.entries());
    assertTrue(report.pdf().length > 0 && report.csv().length > 0);
    Table.line(
        "accounting",
        "accounting of disclosures, six years, %,d entries of a patient among %,d, with %,d disclosures in the register: PDF and CSV, signed"
            .formatted(ENTRIES, DISCLOSURES + ENTRIES, DISCLOSURES),
        "at most 10 s",
        "%.1f s".formatted(seconds),
        seconds <= 10,
        "one thread unseals and draws");
  }
}
