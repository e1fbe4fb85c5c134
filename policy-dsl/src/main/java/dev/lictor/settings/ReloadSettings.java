package dev.lictor.settings;

import java.time.Duration;

/**
 * How the files that the settings name are watched. Immutable.
 *
 * @param every the time between two looks, from 10ms to 1h
 * @param quiet for how long a change must have come to rest before it is taken, from 10ms to 1h
 */
public record ReloadSettings(Duration every, Duration quiet) {

  private static final Duration LEAST = Duration.ofMillis(10);
  private static final Duration MOST = Duration.ofHours(1);

  /** What is done if nothing is said. */
  public static final ReloadSettings DEFAULT =
      new ReloadSettings(Duration.ofSeconds(2), Duration.ofSeconds(2));

  /** Checks the ranges. */
  public ReloadSettings {
    check("every", every);
    check("quiet", quiet);
  }

  private static void check(String name, Duration value) {
    if (value.compareTo(LEAST) < 0 || value.compareTo(MOST) > 0) {
      throw new IllegalArgumentException(
          "reload: " + name + " must be from 10ms to 1h, found " + value.toMillis() + "ms");
    }
  }
}
