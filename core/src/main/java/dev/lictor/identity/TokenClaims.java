package dev.lictor.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The claims of an XSUAA token that tell who calls, each from its exact path ({@code TokenClaims} of SAP's security library
 * 4.0). {@code az_attr} and {@code xs.*} are not read: a client may ask for any value of them. Immutable.
 */
record TokenClaims(
    Set<String> audience,
    String tenant,
    String instance,
    String client,
    Optional<String> user,
    Set<String> scopes,
    Optional<String> certificateThumbprint,
    boolean fromXsuaa,
    long expiresAtSeconds,
    long validFromSeconds) {

  private static final long SKEW_MILLIS = 60_000;
  private static final long MAX_SECONDS = Long.MAX_VALUE / 1000 - SKEW_MILLIS;
  private static final long ABSENT = -1;
  private static final String HEX = "0123456789abcdefABCDEF";
  private static final int UUID_LENGTH = 36;

  /** Returns the claims, an absent one as the empty string or set, or null if one has the wrong type or two disagree. */
  static @Nullable TokenClaims read(JsonNode payload) {
    try {
      JsonNode extended = payload.path("ext_attr");
      long issued = seconds(payload, "iat");
      long validFrom = seconds(payload, "nbf");
      return new TokenClaims(
          strings(payload, "aud"),
          text(payload, "zid"),
          text(extended, "serviceinstanceid"),
          client(payload),
          Optional.of(first(text(payload, "user_name"), text(payload, "user_uuid")))
              .filter(name -> !name.isEmpty()),
          strings(payload, "scope"),
          Optional.of(text(payload.path("cnf"), "x5t#S256")).filter(value -> !value.isEmpty()),
          text(extended, "enhancer").equals("XSUAA"),
          seconds(payload, "exp"),
          validFrom == ABSENT ? issued : validFrom);
    } catch (WrongType e) {
      return null;
    }
  }

  /** Returns the flaw of the first claim that an identity needs and that is missing, or null. */
  @Nullable
  TokenFlaw missing() {
    if (!fromXsuaa) {
      return TokenFlaw.NOT_XSUAA;
    }
    if (!isTenant(tenant)) {
      return TokenFlaw.NO_TENANT;
    }
    if (instance.isEmpty()) {
      return TokenFlaw.NO_INSTANCE;
    }
    if (client.isEmpty()) {
      return TokenFlaw.NO_CLIENT;
    }
    return expiresAtSeconds == ABSENT ? TokenFlaw.NO_EXPIRY : null;
  }

  /** Returns whether the text has the shape of a tenant's id: a UUID, or {@code uaa}. */
  static boolean isTenant(String text) {
    if (text.equals("uaa")) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
      if (hyphen ? text.charAt(i) != '-' : HEX.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return text.length() == UUID_LENGTH;
  }

  long expiresAtMillis() {
    return expiresAtSeconds * 1000;
  }

  long validFromMillis() {
    return validFromSeconds * 1000;
  }

  /** Returns the flaw of a time outside the token's life, give or take a minute, or null if it is within. */
  static @Nullable TokenFlaw outside(long validFromMillis, long expiresAtMillis, long nowMillis) {
    if (nowMillis >= expiresAtMillis + SKEW_MILLIS) {
      return TokenFlaw.EXPIRED;
    }
    return nowMillis < validFromMillis - SKEW_MILLIS ? TokenFlaw.TOO_EARLY : null;
  }

  /** Returns the flaw of a token that is not bound to the certificate of that thumbprint, or null if it is. */
  @Nullable
  TokenFlaw unboundFrom(String thumbprint) {
    if (certificateThumbprint.isEmpty()) {
      return TokenFlaw.UNBOUND;
    }
    if (thumbprint.isEmpty()) {
      return TokenFlaw.NO_CERTIFICATE;
    }
    return certificateThumbprint.get().equals(thumbprint) ? null : TokenFlaw.CERTIFICATE;
  }

  Caller caller(String issuer, boolean verified) {
    return new Caller(issuer, tenant, instance, client, user, scopes, verified, Optional.empty());
  }

  private static String client(JsonNode payload) throws WrongType {
    String found = "";
    for (String name : new String[] {"azp", "cid", "client_id"}) {
      String value = text(payload, name);
      if (!value.isEmpty() && !found.isEmpty() && !value.equals(found)) {
        throw new WrongType();
      }
      found = first(found, value);
    }
    return found;
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  private static String text(JsonNode object, String name) throws WrongType {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new WrongType();
    }
    return value.textValue();
  }

  private static Set<String> strings(JsonNode object, String name) throws WrongType {
    JsonNode value = object.path(name);
    if (!value.isArray()) {
      String one = text(object, name);
      return one.isEmpty() ? Set.of() : Set.of(one);
    }
    Set<String> strings = new LinkedHashSet<>();
    for (JsonNode each : value) {
      if (!each.isTextual()) {
        throw new WrongType();
      }
      strings.add(each.textValue());
    }
    return strings;
  }

  private static long seconds(JsonNode object, String name) throws WrongType {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return ABSENT;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > MAX_SECONDS) {
      throw new WrongType();
    }
    return value.longValue();
  }

  /** A claim that is not what it must be; it never leaves this class. */
  private static final class WrongType extends Exception {
    private static final long serialVersionUID = 1;

    WrongType() {
      super(null, null, false, false);
    }
  }
}
