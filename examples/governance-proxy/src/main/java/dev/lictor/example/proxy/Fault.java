package dev.lictor.example.proxy;

import dev.lictor.Abort;

/** Why the proxy answers in place of the upstream. Immutable. */
enum Fault {
  MALFORMED_BODY(Abort.CALLER_GONE, 400, "bad_request", "The body is not well-formed HTTP/1.1."),
  UNREACHABLE(Abort.UPSTREAM_FAILED, 502, "bad_gateway", "The upstream cannot be reached."),
  UNREACHABLE_IN_TIME(
      Abort.UPSTREAM_TIMED_OUT, 504, "gateway_timeout", "The upstream cannot be reached."),
  CLOSED(
      Abort.UPSTREAM_FAILED,
      502,
      "bad_gateway",
      "The upstream closed the connection before it answered."),
  LATE(Abort.UPSTREAM_TIMED_OUT, 504, "gateway_timeout", "The upstream did not answer in time."),
  TOO_LARGE(
      Abort.UPSTREAM_FAILED,
      502,
      "bad_gateway",
      "The upstream's answer about deployments is too large to be rewritten."),
  UNREADABLE(
      Abort.UPSTREAM_FAILED,
      502,
      "bad_gateway",
      "The upstream's answer about deployments cannot be read.");

  final Abort cause;
  final int status;
  final String code;
  final String message;

  Fault(Abort cause, int status, String code, String message) {
    this.cause = cause;
    this.status = status;
    this.code = code;
    this.message = message;
  }
}
