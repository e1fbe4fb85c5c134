package dev.lictor.netty;

/** Where a connection stands between reading a request and having answered it. Immutable. */
enum State {
  /** Waits for a request. */
  IDLE(true, false),
  /** Asks what the head decides. */
  OPENING(false, false),
  /** Collects the body. */
  COLLECTING(true, false),
  /** Asks what the whole decides. */
  ADMITTING(false, false),
  /** Passes the body on; the answer may begin. */
  STREAMING(true, true),
  /** The application has all of the request. */
  DELIVERED(false, true),
  /** Drops the body of a refused request. */
  DISCARDING(true, false),
  /** Closes, dropping what comes. */
  CLOSING(true, false),
  /** No longer HTTP. */
  TUNNEL(true, false);

  final boolean takes;
  final boolean answers;

  State(boolean takes, boolean answers) {
    this.takes = takes;
    this.answers = answers;
  }
}
