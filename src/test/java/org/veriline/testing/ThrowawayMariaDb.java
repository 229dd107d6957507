package org.veriline.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mariadb.jdbc.Driver;
import org.veriline.platform.Migrate;

/**
 * MariaDB as the appliance has it: the same binary from the appliance's root file system, as sure
 * of each commit, run by nobody, reachable by a socket only, gone afterwards.
 */
public final class ThrowawayMariaDb {
  private static final String NOBODY = "65534";
  private static final String APP_PASSWORD = "app";

  private final Path directory;
  private final Process server;

  /** Starts the server in {@code directory}, which has to have a short name, and migrates. */
  public ThrowawayMariaDb(Path directory) throws IOException, InterruptedException, SQLException {
    this.directory = directory;
    Files.createDirectories(directory.resolve("data"));
    if (isRoot()) {
      run(List.of("chown", "-R", NOBODY + ":" + NOBODY, directory.toString()));
    }
    run(
        boxed(
            "mariadb-install-db",
            "--no-defaults",
            "--datadir=/mnt/data",
            "--auth-root-authentication-method=normal",
            "--skip-test-db"));
    Path log = directory.resolve("mariadbd.log");
    server =
        new ProcessBuilder(
                boxed(
                    "mariadbd",
                    "--no-defaults",
                    "--datadir=/mnt/data",
                    "--socket=/mnt/s",
                    "--skip-networking",
                    "--character-set-server=utf8mb4",
                    "--innodb-buffer-pool-size=512M",
                    "--innodb-log-file-size=256M",
                    "--log-bin=binlog",
                    "--binlog-format=ROW",
                    "--sync-binlog=1"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    awaitAnswer(log);
    prepare();
  }

  public static Path socket(Path directory) {
    return directory.resolve("s");
  }

  public static String url(Path directory) {
    return "jdbc:mariadb://localhost/veriline?sslMode=disable&localSocket=" + socket(directory);
  }

  /** As the database's own administrator, whom nothing stops from tampering. */
  public static Connection asRoot(String url) throws SQLException {
    return connection(url, "root", "");
  }

  /** As the application. */
  public static Connection asApplication(String url) throws SQLException {
    return connection(url, "veriline_app", APP_PASSWORD);
  }

  /** Asks the driver itself: DriverManager does not see drivers inside a WAR. */
  private static Connection connection(String url, String user, String password)
      throws SQLException {
    Properties account = new Properties();
    account.setProperty("user", user);
    account.setProperty("password", password);
    Connection connection = new Driver().connect(url, account);
    if (connection == null) {
      throw new SQLException("not an address of MariaDB");
    }
    return connection;
  }

  private void prepare() throws SQLException {
    String url = url(directory);
    try (Connection root = asRoot(url.replace("/veriline?", "/?"));
        Statement statement = root.createStatement()) {
      statement.execute("create database veriline character set utf8mb4");
      statement.execute("create user veriline_migrator@localhost identified by 'migrator'");
      statement.execute("create user veriline_app@localhost identified by '" + APP_PASSWORD + "'");
      statement.execute("grant all on veriline.* to veriline_migrator@localhost with grant option");
    }
    Migrate.run(url, "veriline_migrator", "migrator", "'veriline_app'@'localhost'");
  }

  private void awaitAnswer(Path log) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.readString(log).contains("ready for connections")) {
      if (!server.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("mariadbd did not start: " + Files.readString(log));
      }
      Thread.sleep(50);
    }
  }

  private List<String> boxed(String... command) {
    List<String> all = new ArrayList<>();
    if (isRoot()) {
      all.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
    }
    all.addAll(List.of("bwrap", "--unshare-user", "--die-with-parent", "--ro-bind", root(), "/"));
    all.addAll(List.of("--dev", "/dev", "--proc", "/proc", "--tmpfs", "/tmp"));
    all.addAll(
        List.of("--bind", directory.toString(), "/mnt", "--setenv", "PATH", "/usr/sbin:/usr/bin"));
    all.addAll(List.of(command));
    return all;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile("veriline", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int status = process.waitFor();
    String said = Files.readString(log);
    Files.delete(log);
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status + ": " + said);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** {@code -Dveriline.baseRoot}, else the newest root of the appliance in the cache. */
  private static String root() {
    String given = System.getProperty("veriline.baseRoot", "");
    if (!given.isBlank()) {
      return given;
    }
    File[] roots =
        new File("/var/cache/veriline")
            .listFiles(file -> new File(file, "usr/sbin/mariadbd").canExecute());
    if (roots == null || roots.length == 0) {
      throw new IllegalStateException(
          "no MariaDB to test with: run appliance/up once, or give -Dveriline.baseRoot");
    }
    return Stream.of(roots)
        .max(Comparator.comparingLong(File::lastModified))
        .orElseThrow()
        .getPath();
  }

  /** Stops the server and removes everything. */
  public void end() throws IOException, InterruptedException {
    server.descendants().forEach(ProcessHandle::destroy);
    server.destroy();
    if (!server.waitFor(20, TimeUnit.SECONDS)) {
      server.destroyForcibly();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
