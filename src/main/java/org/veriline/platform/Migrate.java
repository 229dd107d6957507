package org.veriline.platform;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the schema up to this version. It runs as a unit of its own before the application, under
 * the only account that may change tables: {@code -Dveriline.config=FILE Migrate} reads {@code
 * veriline.migrate.url}, {@code .user}, {@code .password} and {@code .app} (the application's
 * account, which every migration grants what it needs, a table at a time) from a properties file.
 */
public final class Migrate {

  private Migrate() {}

  public static void main(String[] arguments) throws IOException {
    Properties properties = new Properties();
    String file = arguments.length > 0 ? arguments[0] : System.getProperty("veriline.config");
    if (file != null) {
      try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
    }
    int applied =
        run(
            value(properties, "url", "jdbc:mariadb://localhost/veriline"),
            value(properties, "user", "veriline_migrator"),
            value(properties, "password", ""),
            value(properties, "app", "'veriline_app'@'localhost'"));
    System.out.println(applied == 0 ? "schema is up to date" : applied + " migrations applied");
  }

  /** Applies what is missing and says how many migrations that were. */
  public static int run(String url, String user, String password, String app) {
    return flyway()
        .dataSource(url, user, password)
        .placeholders(Map.of("app", app))
        .load()
        .migrate()
        .migrationsExecuted;
  }

  /** Branches land in another order than they began, hence out of order. */
  static FluentConfiguration flyway() {
    return Flyway.configure(Migrate.class.getClassLoader())
        .locations("classpath:db/migration")
        .outOfOrder(true)
        .cleanDisabled(true);
  }

  private static String value(Properties properties, String key, String otherwise) {
    String name = "veriline.migrate." + key;
    return System.getProperty(name, properties.getProperty(name, otherwise));
  }
}
