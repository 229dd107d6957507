package org.veriline.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * The application's one data source, and the refusal to start on a schema this version does not
 * know: older ones lack tables, newer ones may mean something else by the same names.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/veriline",
    className = "org.veriline.platform.LocalTransactions",
    url = "${MPCONFIG=veriline.database.url}",
    user = "${MPCONFIG=veriline.database.user}",
    password = "${MPCONFIG=veriline.database.password}",
    // MariaDB 11.8 lets no transaction that has read anything lock a row that changed since
    // (innodb_snapshot_isolation): two people who work at a time would fail; so each statement sees
    // what is committed.
    isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
    minPoolSize = 4,
    maxPoolSize = 32,
    properties = {
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.max-wait-time-in-millis=5000"
    })
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Database {
  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @PostConstruct
  void refuseAnUnknownSchema() {
    MigrationInfoService schema = Migrate.flyway().dataSource(dataSource).load().info();
    for (MigrationInfo migration : schema.all()) {
      switch (migration.getState()) {
        case SUCCESS, OUT_OF_ORDER -> {}
        default ->
            throw new IllegalStateException(
                "the schema is not this version's: migration "
                    + migration.getVersion()
                    + " is "
                    + migration.getState().getDisplayName()
                    + ". Run veriline-migrate of the same version first.");
      }
    }
  }
}
