package org.veriline.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.veriline.audit.AuditChain;
import org.veriline.audit.ManyAuditRows;
import org.veriline.platform.Credentials;
import org.veriline.platform.Settings;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;

/** How long a walk along a chain of a million rows takes. */
class VerifyAuditBench extends InPayara {
  private static final int ROWS = 1_000_000;

  @Inject AuditChain chain;
  @Inject Credentials credentials;
  @Inject Settings settings;

  @Test
  void verifyAudit() throws Exception {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl())) {
      ManyAuditRows.append(root, chain, settings, credentials.text("audit-key"), ROWS);
    }
    long began = System.nanoTime();
    AuditChain.Finding finding = chain.verify(rows -> {});
    double seconds = Table.millisSince(began) / 1000;
    assertTrue(finding.intact() && finding.rows() >= ROWS, finding.toString());
    Table.line(
        "verify-audit",
        "%,d audit rows verified".formatted(finding.rows()),
        "1,000,000 rows in at most 60 s",
        "%.1f s".formatted(seconds),
        seconds <= 60,
        "one thread reads and computes one MAC after the other");
  }
}
