package dev.lictor.jdbc;

import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;

/**
 * For how long answers are kept, counted from when they were asked for, so that no refresh that failed makes one older than it may
 * become. Immutable.
 *
 * @param fresh after how long a team is asked for again, while it goes on to be served
 * @param stale after how long a team is served no longer
 * @param unknown after how long the absence of a team, or a row that is none, is believed no longer
 */
record Freshness(Duration fresh, Duration stale, Duration unknown)
    implements Expiry<TeamTable.Key, Answer.Aged> {

  Freshness {
    if (fresh.isZero() || fresh.isNegative() || unknown.isNegative()) {
      throw new IllegalArgumentException(
          "fresh must be more than 0 and unknown at least 0, found " + fresh + " and " + unknown);
    }
    if (stale.compareTo(fresh) < 0) {
      throw new IllegalArgumentException(
          "stale must be at least fresh, found " + stale + " and " + fresh);
    }
  }

  private long nanosLeft(Answer.Aged aged, long now) {
    Duration most = aged.answer() instanceof Answer.Found
        ? stale
        : aged.answer() instanceof Answer.Away ? Duration.ZERO : unknown;
    return Math.max(0, most.toNanos() - (now - aged.askedAtNanos()));
  }

  @Override
  public long expireAfterCreate(TeamTable.Key key, Answer.Aged value, long now) {
    return nanosLeft(value, now);
  }

  @Override
  public long expireAfterUpdate(
      TeamTable.Key key, Answer.Aged value, long now, long currentDuration) {
    return nanosLeft(value, now);
  }

  @Override
  public long expireAfterRead(
      TeamTable.Key key, Answer.Aged value, long now, long currentDuration) {
    return currentDuration;
  }
}
