package dev.lictor.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Proves callers from XSUAA bearer tokens: signed with RS256 by a key of the token service, alive, for a listed audience, from
 * a listed tenant or instance. Nothing that a token says about where to find its key is believed. Thread-safe.
 *
 * <p>A verified token is remembered, by a full hash, for at most five minutes, and its life is tested at every use; a
 * remembered one is answered at once on the calling thread. Keys are fetched without blocking the caller; they are used for ten
 * minutes, and for an hour while the token service does not answer. If a key is needed and none are held, the stage fails with
 * a {@link KeysUnavailableException}.
 *
 * <p>Threads: none until keys are first fetched. Then the JDK's HTTP client runs its selector and two threads named {@code
 * lictor-keys} that end when idle; {@link #close} ends them all. With a client of yours ({@link
 * XsuaaIdentityBuilder#httpClient}) there are none, and closing leaves that client alone.
 */
public final class XsuaaIdentity implements IdentityResolver {

  private static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int MAX_TOKENS = 10_000;
  private static final int MAX_RINGS = 1_000;
  private static final JWSHeader RS256 = new JWSHeader(JWSAlgorithm.RS256);

  private final XsuaaTrust trust;
  private final KeyFetch fetch;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final TokenDigest digest;
  private final Cache<TokenDigest.Key, Verified> verified;
  private final Cache<URI, KeyRing> rings;

  /** A token that was verified. Immutable. */
  private record Verified(Identification.Proven proven, long validFromMillis) {}

  XsuaaIdentity(XsuaaTrust trust, KeyFetch fetch, InstantSource clock, LongSupplier nanos) {
    this.trust = trust;
    this.fetch = fetch;
    this.clock = clock;
    this.nanos = nanos;
    digest = new TokenDigest(trust);
    verified = Caffeine.newBuilder()
        .maximumSize(MAX_TOKENS)
        .expireAfterWrite(REMEMBERED)
        .ticker(nanos::getAsLong)
        .executor(Runnable::run)
        .build();
    rings = Caffeine.newBuilder().maximumSize(MAX_RINGS).executor(Runnable::run).build();
  }

  /**
   * Begins with the domain of a region's token service, such as {@code authentication.eu10.hana.ondemand.com}. Its keys are
   * fetched from {@code https://<domain>/token_keys}.
   */
  public static XsuaaIdentityBuilder trusting(String uaaDomain) {
    return XsuaaIdentityBuilder.ofDomain(uaaDomain);
  }

  /**
   * Begins with a fixed place of the keys.
   *
   * @param jwksUri where the JWK set is; plain http is for loopback hosts only
   * @param issuer the name that callers get as their issuer
   */
  public static XsuaaIdentityBuilder withKeysAt(URI jwksUri, String issuer) {
    return XsuaaIdentityBuilder.ofKeys(jwksUri, issuer);
  }

  /**
   * Begins with a service key as SAP BTP hands it out: the domain of the token service comes from {@code uaadomain} or {@code
   * url}, the audience from {@code clientid}. Tenants are still to be named.
   *
   * @param serviceKey the key, a JSON object
   */
  public static XsuaaIdentityBuilder from(String serviceKey) {
    return ServiceKey.parse(serviceKey).toBuilder();
  }

  /**
   * Returns the audience that the client id of a service key belongs to: what follows the {@code |}.
   *
   * @throws IllegalArgumentException if there is no such part
   */
  public static String audienceOf(String clientId) {
    return Audience.ofClient(clientId);
  }

  @Override
  public CompletionStage<Identification> identify(RequestHead head, Peer peer) {
    BearerToken bearer = BearerToken.of(head.headers());
    if (bearer.flaw() != null) {
      return rejected(bearer.flaw());
    }
    String thumbprint =
        trust.bound() == BoundTokens.REQUIRE ? peer.certificateThumbprint().orElse("") : "";
    TokenDigest.Key key = digest.of(bearer, thumbprint);
    Verified known = verified.getIfPresent(key);
    if (known != null) {
      TokenFlaw flaw = TokenClaims.outside(
          known.validFromMillis(), known.proven().expiresAtMillis(), clock.millis());
      return flaw == null ? CompletableFuture.completedFuture(known.proven()) : rejected(flaw);
    }
    return verify(bearer, thumbprint, key);
  }

  private CompletionStage<Identification> verify(
      BearerToken bearer, String thumbprint, TokenDigest.Key key) {
    CompactToken token = CompactToken.parse(bearer.token());
    if (token == null) {
      return rejected(TokenFlaw.MALFORMED);
    }
    TokenFlaw flaw = firstFlaw(token, thumbprint);
    if (flaw != null) {
      return rejected(flaw);
    }
    return ringOf(token.claims().tenant())
        .key(token.keyId())
        .thenApply(found -> identification(token, found, key));
  }

  /** Returns what is wrong with the token apart from its signature: no key is fetched for such a token. */
  private @Nullable TokenFlaw firstFlaw(CompactToken token, String thumbprint) {
    TokenClaims claims = token.claims();
    TokenFlaw flaw = token.flaw();
    if (flaw == null) {
      flaw = claims.missing();
    }
    if (flaw == null && !trust.trusts(claims)) {
      flaw = TokenFlaw.TENANT;
    }
    if (flaw == null && !trust.audience().accepts(claims)) {
      flaw = TokenFlaw.AUDIENCE;
    }
    if (flaw == null) {
      flaw =
          TokenClaims.outside(claims.validFromMillis(), claims.expiresAtMillis(), clock.millis());
    }
    return flaw == null && trust.bound() == BoundTokens.REQUIRE
        ? claims.unboundFrom(thumbprint)
        : flaw;
  }

  private Identification identification(
      CompactToken token, Optional<RSAPublicKey> publicKey, TokenDigest.Key key) {
    if (publicKey.isEmpty()) {
      return TokenFlaw.UNKNOWN_KEY.rejected();
    }
    if (!isSigned(token, publicKey.get())) {
      return TokenFlaw.SIGNATURE.rejected();
    }
    TokenClaims claims = token.claims();
    Identification.Proven proven =
        new Identification.Proven(claims.caller(trust.issuer(), true), claims.expiresAtMillis());
    verified.put(key, new Verified(proven, claims.validFromMillis()));
    return proven;
  }

  private static boolean isSigned(CompactToken token, RSAPublicKey key) {
    try {
      return new RSASSAVerifier(key)
          .verify(RS256, token.signed(), Base64URL.encode(token.signature()));
    } catch (JOSEException e) {
      return false;
    }
  }

  private KeyRing ringOf(String tenant) {
    return rings.get(trust.keysOf(tenant), uri -> new KeyRing(() -> fetch.fetch(uri), nanos));
  }

  private static CompletionStage<Identification> rejected(TokenFlaw flaw) {
    return CompletableFuture.completedFuture(flaw.rejected());
  }

  /** Forgets every token and key, ends fetches that run, and the threads of the client that was made for them. */
  @Override
  public void close() {
    fetch.close();
    verified.invalidateAll();
    rings.invalidateAll();
  }
}
