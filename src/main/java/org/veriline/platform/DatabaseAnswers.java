package org.veriline.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means: a page could be shown. */
@Readiness
@ApplicationScoped
public class DatabaseAnswers implements HealthCheck {
  @Resource(lookup = "java:app/jdbc/veriline")
  DataSource dataSource;

  @Override
  public HealthCheckResponse call() {
    try (Connection connection = dataSource.getConnection()) {
      return HealthCheckResponse.named("database").status(connection.isValid(2)).build();
    } catch (SQLException gone) {
      return HealthCheckResponse.named("database").down().build();
    }
  }
}
