package dev.lictor.identity;

/** What is made of a token that is bound to a client certificate ({@code cnf.x5t#S256}, RFC 8705 §3.1). Immutable. */
public enum BoundTokens {
  /** The binding is not looked at. It is the default, because TLS often ends before us. */
  IGNORE,
  /** Every token must be bound, and to the certificate of the peer on this connection. */
  REQUIRE
}
