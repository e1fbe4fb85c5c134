package dev.lictor.identity;

import java.util.Objects;

/** What an {@link IdentityResolver} found out. Immutable. */
public sealed interface Identification {

  /** Returns which of the two it is. */
  Outcome outcome();

  /** The two outcomes. Immutable. */
  enum Outcome {
    /** The caller is proven. */
    PROVEN,
    /** The credential is missing or proves nothing. */
    REJECTED
  }

  /**
   * The caller is proven. Immutable.
   *
   * @param caller the caller, without a team
   * @param expiresAtMillis when the credential ends, in milliseconds since the epoch
   */
  record Proven(Caller caller, long expiresAtMillis) implements Identification {
    /** Checks that nothing is null. */
    public Proven {
      Objects.requireNonNull(caller, "caller");
    }

    @Override
    public Outcome outcome() {
      return Outcome.PROVEN;
    }
  }

  /**
   * The credential is missing or proves nothing; the call is answered with 401. Immutable.
   *
   * @param code a stable word, such as {@code token_expired}
   * @param message one sentence for the caller; it never holds any part of the credential
   */
  record Rejected(String code, String message) implements Identification {
    /** Checks that nothing is null. */
    public Rejected {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(message, "message");
    }

    @Override
    public Outcome outcome() {
      return Outcome.REJECTED;
    }
  }
}
