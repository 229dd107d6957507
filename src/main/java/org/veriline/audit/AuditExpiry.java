package org.veriline.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import javax.sql.DataSource;
import org.veriline.access.Actor;
import org.veriline.platform.Settings;

/**
 * Asks the database to let go of stretches that are older than six years and have left the machine
 * as anchors. The database decides, by its own clock and the rights of another account.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class AuditExpiry {
  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @Inject AuditTrail trail;
  @Inject Settings settings;

  /** Lets go of all that may go; says how many rows that were. */
  public long expire() {
    long rows = 0;
    long stretches = 0;
    try (Connection connection = dataSource.getConnection();
        CallableStatement oldest = connection.prepareCall("call expire_oldest_audit(?, ?)")) {
      oldest.setString(1, settings.node());
      oldest.registerOutParameter(2, Types.BIGINT);
      oldest.execute();
      long gone = oldest.getLong(2);
      while (gone >= 0) {
        rows += gone;
        stretches++;
        oldest.execute();
        gone = oldest.getLong(2);
      }
    } catch (SQLException lost) {
      throw new IllegalStateException("the audit trail cannot expire", lost);
    }
    if (stretches > 0) {
      trail.writeAlone(
          AuditEvent.by(Actor.SYSTEM)
              .action(Action.AUDIT_EXPIRE)
              .object("audit-rows/" + rows)
              .reason("six-years-over")
              .build());
    }
    return rows;
  }
}
