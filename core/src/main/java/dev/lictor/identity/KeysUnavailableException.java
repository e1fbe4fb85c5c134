package dev.lictor.identity;

/**
 * The keys to verify a token with could not be fetched and none are held, so that nobody can say whether the token is good.
 * The call is refused with 503. Immutable.
 */
public final class KeysUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  KeysUnavailableException(String message) {
    super(message);
  }
}
