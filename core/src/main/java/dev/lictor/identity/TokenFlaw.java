package dev.lictor.identity;

/** Each way in which a credential fails, with its stable word and its sentence. */
enum TokenFlaw {
  MISSING("missing_token", "The call needs an Authorization header with a Bearer token."),
  SEVERAL("multiple_tokens", "The call carries more than one Authorization header."),
  MALFORMED("malformed_token", "The bearer token is not a well-formed signed token."),
  TOO_LARGE("token_too_large", "The bearer token is too large."),
  ALGORITHM("unsupported_algorithm", "The token must be signed with RS256."),
  CRITICAL("unsupported_header", "The token demands an extension that is not supported."),
  NO_KEY_ID("missing_key_id", "The token does not name the key that signed it."),
  NOT_XSUAA("not_xsuaa", "The token was not issued by an XSUAA service."),
  NO_TENANT("missing_tenant", "The token names no tenant, or none in the form of one."),
  NO_INSTANCE("missing_instance", "The token names no service instance."),
  NO_CLIENT("missing_client", "The token names no client."),
  NO_EXPIRY("missing_expiry", "The token does not say when it expires."),
  EXPIRED("expired_token", "The token has expired."),
  TOO_EARLY("token_not_yet_valid", "The token is not valid yet."),
  TENANT("untrusted_tenant", "The token's tenant or service instance is not trusted here."),
  AUDIENCE("wrong_audience", "The token was issued for another audience."),
  UNKNOWN_KEY("unknown_key", "The key that signed the token is not known."),
  SIGNATURE("bad_signature", "The token's signature is wrong."),
  UNBOUND("unbound_token", "The token must be bound to a client certificate."),
  NO_CERTIFICATE("missing_certificate", "The call needs a client certificate."),
  CERTIFICATE("certificate_mismatch", "The token is bound to another client certificate."),
  PEER("untrusted_peer", "Tokens are not taken from this peer.");

  private final String code;
  private final String message;

  TokenFlaw(String code, String message) {
    this.code = code;
    this.message = message;
  }

  Identification.Rejected rejected() {
    return new Identification.Rejected(code, message);
  }
}
