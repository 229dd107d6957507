package org.veriline.platform;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * MariaDB's data source, shown as nothing more than that. Payara would use the original for
 * distributed transactions because it can; with one database XA START, XA END and XA COMMIT are
 * only round trips more, while others wait to write evidence.
 */
public class LocalTransactions implements DataSource {
  private final MariaDbDataSource mariaDb = new MariaDbDataSource();

  // Called by Payara, by name.
  public void setUrl(String url) throws SQLException {
    mariaDb.setUrl(url);
  }

  public void setUser(String user) throws SQLException {
    mariaDb.setUser(user);
  }

  public void setPassword(String password) throws SQLException {
    mariaDb.setPassword(password);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return mariaDb.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return mariaDb.getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return mariaDb.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    mariaDb.setLogWriter(out);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return mariaDb.getLoginTimeout();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    mariaDb.setLoginTimeout(seconds);
  }

  @Override
  public Logger getParentLogger() {
    return mariaDb.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> wanted) throws SQLException {
    return mariaDb.unwrap(wanted);
  }

  @Override
  public boolean isWrapperFor(Class<?> wanted) throws SQLException {
    return mariaDb.isWrapperFor(wanted);
  }
}
