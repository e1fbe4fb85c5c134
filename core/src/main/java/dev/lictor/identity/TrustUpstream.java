package dev.lictor.identity;

import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Believes what a token says without verifying it, because somebody before us did: whoever can speak to us in that one's place
 * can be anybody. So it says which peers are that one, and every caller that it yields is marked as not verified. Its life is
 * still tested. Thread-safe.
 */
public final class TrustUpstream implements IdentityResolver {

  private static final Logger LOG = LoggerFactory.getLogger(TrustUpstream.class);

  private final String issuer;
  private final List<BiPredicate<RequestHead, Peer>> rules;
  private final Set<String> ownHeaders;
  private final InstantSource clock;

  private TrustUpstream(Builder builder) {
    issuer = builder.issuer;
    rules = List.copyOf(builder.rules);
    ownHeaders = Set.copyOf(builder.ownHeaders);
    clock = builder.clock;
  }

  /**
   * Begins without a peer rule; at least one must be said.
   *
   * @param issuer the name that callers get as their issuer
   */
  public static Builder builder(String issuer) {
    return new Builder(issuer);
  }

  @Override
  public CompletionStage<Identification> identify(RequestHead head, Peer peer) {
    for (BiPredicate<RequestHead, Peer> rule : rules) {
      if (!rule.test(head, peer)) {
        return CompletableFuture.completedFuture(TokenFlaw.PEER.rejected());
      }
    }
    BearerToken bearer = BearerToken.of(head.headers());
    return CompletableFuture.completedFuture(
        bearer.flaw() != null ? bearer.flaw().rejected() : identification(bearer));
  }

  /** Returns the headers that carry shared secrets. */
  @Override
  public Set<String> ownHeaders() {
    return ownHeaders;
  }

  private Identification identification(BearerToken bearer) {
    CompactToken token = CompactToken.parse(bearer.token());
    if (token == null) {
      return TokenFlaw.MALFORMED.rejected();
    }
    TokenClaims claims = token.claims();
    TokenFlaw flaw = claims.missing();
    if (flaw == null) {
      flaw =
          TokenClaims.outside(claims.validFromMillis(), claims.expiresAtMillis(), clock.millis());
    }
    return flaw != null
        ? flaw.rejected()
        : new Identification.Proven(claims.caller(issuer, false), claims.expiresAtMillis());
  }

  /** Says which peers are believed; if several rules are said, all must hold. Not thread-safe. */
  public static final class Builder {

    private static final int MIN_SECRET_CHARS = 16;

    private final String issuer;
    private final List<BiPredicate<RequestHead, Peer>> rules = new ArrayList<>();
    private final Set<String> ownHeaders = new HashSet<>();
    private InstantSource clock = InstantSource.system();

    private Builder(String issuer) {
      if (issuer.isBlank()) {
        throw new IllegalArgumentException("issuer: callers need the name of one, found nothing");
      }
      this.issuer = issuer;
    }

    /** Believes peers on this machine only. */
    public Builder loopbackOnly() {
      rules.add((head, peer) -> peer.address().isLoopbackAddress());
      return this;
    }

    /** Believes peers only whose client certificate, verified by TLS here, has one of these {@code x5t#S256} thumbprints. */
    public Builder certificates(String... thumbprints) {
      Set<String> trusted = Set.of(thumbprints);
      if (trusted.isEmpty()) {
        throw new IllegalArgumentException("certificates: name at least one thumbprint");
      }
      rules.add(
          (head, peer) -> peer.certificateThumbprint().filter(trusted::contains).isPresent());
      return this;
    }

    /**
     * Believes requests only that carry the secret in exactly one header of the name. The header goes no further than here.
     */
    public Builder sharedSecret(String header, String secret) {
      if (header.isBlank() || secret.length() < MIN_SECRET_CHARS) {
        throw new IllegalArgumentException("sharedSecret: expected a header's name and at least "
            + MIN_SECRET_CHARS + " characters, found " + secret.length() + " characters");
      }
      byte[] expected = TokenDigest.sha256().digest(secret.getBytes(StandardCharsets.UTF_8));
      ownHeaders.add(header);
      rules.add((head, peer) -> {
        String found = head.headers().count(header) == 1 ? head.headers().first(header) : null;
        return isSecret(expected, found);
      });
      return this;
    }

    private static boolean isSecret(byte[] expected, @Nullable String found) {
      return found != null
          && MessageDigest.isEqual(
              expected, TokenDigest.sha256().digest(found.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sets the clock that tells whether a token is alive. */
    public Builder clock(InstantSource newClock) {
      clock = Objects.requireNonNull(newClock, "clock");
      return this;
    }

    /**
     * Returns the resolver, and logs a warning that tokens are not verified.
     *
     * @throws IllegalArgumentException if no peer rule is said
     */
    public TrustUpstream build() {
      if (rules.isEmpty()) {
        throw new IllegalArgumentException("TrustUpstream: say which peers are believed, with"
            + " loopbackOnly(), certificates(…) or sharedSecret(…)");
      }
      LOG.warn(
          "Tokens are not verified here (TrustUpstream): whoever passes its {} peer rule(s) can"
              + " be any caller",
          rules.size());
      return new TrustUpstream(this);
    }
  }
}
