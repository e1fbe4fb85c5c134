package dev.lictor.example.simulator.behaviour;

/** A way to fail below HTTP. Immutable. */
public enum Fault {
  /** Nothing fails. */
  NONE,
  /** The connection is reset when the answer would begin. */
  RESET_BEFORE_HEAD,
  /** The connection is reset in the midst of the answer's body. */
  RESET_IN_BODY,
  /** Nothing is ever answered; the connection stays open. */
  NEVER_ANSWER,
  /** Nothing more of the request's body is read until it is released. */
  STOP_READING
}
