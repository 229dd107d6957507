package org.veriline.audit;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.veriline.platform.Alarms;
import org.veriline.platform.Credentials;
import org.veriline.platform.Ids;
import org.veriline.platform.Settings;
import org.veriline.testing.InPayara;
import org.veriline.testing.MovableClock;

/** Tests of signing, anchoring and attacking, each on a chain of its own. */
abstract class WithOtherSegment extends InPayara {
  @Inject Alarms alarms;
  @Inject AuditTrail trail;
  @Inject AuditVerification verification;
  @Inject Checkpoints ownCheckpoints;
  @Inject Clock clock;
  @Inject Credentials credentials;
  @Inject Settings settings;
  @Inject UserTransaction transaction;
  @PersistenceContext EntityManager entities;

  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @TempDir Path folder;
  OtherSegment segment;

  @BeforeEach
  void begin() throws Exception {
    // Rows nobody signed for would be somebody else's work.
    ownCheckpoints.make();
    segment = other("at-" + Ids.next().substring(24));
  }

  OtherSegment other(String name) throws Exception {
    OtherSegment made =
        new OtherSegment(
            name,
            databaseUrl(),
            dataSource,
            settings,
            credentials,
            entities,
            transaction,
            alarms,
            trail,
            clock);
    made.walk.verification = verification;
    return made;
  }

  Path key() {
    return settings.credentials().resolve("audit-signing-public.pem");
  }

  @AfterEach
  void end() throws Exception {
    MovableClock.setRight();
    segment.close();
  }
}
