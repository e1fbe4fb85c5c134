package dev.lictor.jdbc;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs that the database went away and that it came back, once each. Thread-safe. */
final class Outage {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcTeamDirectory.class);

  private final AtomicBoolean lasts = new AtomicBoolean();

  void heard(Answer answer) {
    boolean away = answer instanceof Answer.Away;
    if (!lasts.compareAndSet(!away, away)) {
      return;
    }
    if (answer instanceof Answer.Away failed) {
      LOG.warn(
          "the database of teams does not answer; teams that are remembered are served as long as they may: {}",
          failed.cause().toString());
    } else {
      LOG.info("the database of teams answers again");
    }
  }
}
