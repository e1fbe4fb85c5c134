package dev.lictor.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * For which of the calls that it matches a document decides; for all others it only records. Immutable.
 */
public final class Rollout {

  /** The document decides for all calls. */
  public static final Rollout ENFORCE = new Rollout(100, null);

  /** The document decides for none. */
  public static final Rollout SHADOW = new Rollout(0, null);

  private final int percent;
  private final @Nullable Expression<String> by;

  private Rollout(int percent, @Nullable Expression<String> by) {
    this.percent = percent;
    this.by = by;
  }

  /**
   * Returns a rollout to some of the calls: all calls for which {@code by} has one value fare the same, and who is among the first
   * percent stays among more.
   *
   * @param percent how many in a hundred, within 1 and 99
   * @param by what is told apart; an error counts as being among them
   */
  public static Rollout share(int percent, Expression<String> by) {
    if (percent < 1 || percent > 99) {
      throw new IllegalArgumentException(
          "a share must be within 1 and 99 percent, found " + percent);
    }
    return new Rollout(percent, Objects.requireNonNull(by, "by"));
  }

  /** Returns whether the document decides for all calls. */
  public boolean isWhole() {
    return percent == 100;
  }

  /** Returns whether the document decides for no call. */
  public boolean isShadow() {
    return percent == 0;
  }

  /** Returns the percentage of a share, 100 for all and 0 for none. */
  public int percent() {
    return percent;
  }

  /** Returns what a share tells apart. */
  public Optional<Expression<String>> by() {
    return Optional.ofNullable(by);
  }

  /** Returns whether the document of that name decides this call. */
  @SuppressWarnings("ConstantValue") // an expression is somebody else's code
  boolean enforces(String document, Evaluation evaluation) {
    if (by == null) {
      return percent == 100;
    }
    @Nullable String value;
    try {
      value = by.value(evaluation);
    } catch (RuntimeException failure) {
      return true;
    }
    return value == null || place(document, value) < percent;
  }

  /** Returns a number from 0 to 99 that depends on the texts alone: the first four bytes of a SHA-256. */
  private static int place(String document, String value) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(document.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      byte[] hash = digest.digest(value.getBytes(StandardCharsets.UTF_8));
      long number = 0;
      for (int i = 0; i < 4; i++) {
        number = number << 8 | (hash[i] & 0xFF);
      }
      return (int) (number % 100);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
