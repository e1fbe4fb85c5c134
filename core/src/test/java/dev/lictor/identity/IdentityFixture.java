package dev.lictor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.http.Headers;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A resolver, its key server and its clock, and the ways to ask it. */
final class IdentityFixture implements AutoCloseable {

  static final Peer PEER = Peer.at(InetAddress.getLoopbackAddress());

  final SettableClock clock = new SettableClock();
  final KeyServer keys = new KeyServer(Mint.jwks(Mint.FIRST.jwk()));
  XsuaaIdentity identity = builder().tenants(Mint.ZID).build();

  XsuaaIdentityBuilder builder() {
    return XsuaaIdentity.withKeysAt(keys.uri(), "test-issuer")
        .audiences("aicore!b12")
        .clock(clock)
        .ticker(clock.ticker());
  }

  void use(XsuaaIdentityBuilder builder) {
    identity.close();
    identity = builder.build();
  }

  CompletableFuture<Identification> asked(String token) {
    return identity.identify(bearing(token), PEER).toCompletableFuture();
  }

  Identification identify(String token) {
    return asked(token).orTimeout(10, TimeUnit.SECONDS).join();
  }

  Caller caller(String token) {
    Identification identification = identify(token);
    assertThat(identification).isInstanceOf(Identification.Proven.class);
    return ((Identification.Proven) identification).caller();
  }

  String code(String token) {
    return code(identify(token));
  }

  static String code(Identification identification) {
    assertThat(identification).isInstanceOf(Identification.Rejected.class);
    return ((Identification.Rejected) identification).code();
  }

  static RequestHead bearing(String token) {
    return head("Authorization", "Bearer " + token);
  }

  static RequestHead head(String... fields) {
    return new RequestHead(
        "POST", "/v2/inference/deployments/d1/v2/completion", Headers.of(fields));
  }

  @Override
  public void close() {
    identity.close();
    keys.close();
  }
}
