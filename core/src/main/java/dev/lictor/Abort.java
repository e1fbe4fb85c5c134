package dev.lictor;

/** Why a call ended without a complete answer. Immutable. */
public enum Abort {
  /** No byte of the request was handed to an upstream connection. */
  NEVER_SENT,
  /** The upstream closed, reset or broke the protocol. */
  UPSTREAM_FAILED,
  /** The upstream did not answer in time. */
  UPSTREAM_TIMED_OUT,
  /** The caller went away, and what there was to learn of the answer was read. */
  CALLER_GONE,
  /** The host failed or is shutting down. */
  HOST_FAILED
}
