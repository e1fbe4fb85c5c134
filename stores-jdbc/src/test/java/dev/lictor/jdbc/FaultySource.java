package dev.lictor.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database that can be away, and that knows on which threads it was asked. */
final class FaultySource implements DataSource {

  final List<Thread> askedOn = Collections.synchronizedList(new ArrayList<>());
  volatile boolean away;
  volatile Runnable beforeAnswer = () -> {};
  private final DataSource source;

  FaultySource(DataSource source) {
    this.source = source;
  }

  int asked() {
    return askedOn.size();
  }

  @Override
  public Connection getConnection() throws SQLException {
    askedOn.add(Thread.currentThread());
    beforeAnswer.run();
    if (away) {
      throw new SQLException("the database is away");
    }
    return source.getConnection();
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
