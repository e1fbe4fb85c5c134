package dev.lictor.identity;

import static dev.lictor.identity.IdentityFixture.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustUpstreamTest {

  private static final String SECRET = "a-long-shared-secret";
  private final SettableClock clock = new SettableClock();

  @Test
  void needsAPeerRule() {
    assertThatThrownBy(() -> TrustUpstream.builder("gateway").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("say which peers are believed");
  }

  @Test
  void yieldsACallerThatIsMarkedAsNotVerified() {
    TrustUpstream identity = builder().loopbackOnly().build();

    Identification identification = ask(identity, unsigned(), IdentityFixture.PEER);

    assertThat(identification).isInstanceOf(Identification.Proven.class);
    Caller caller = ((Identification.Proven) identification).caller();
    assertThat(caller.verified()).isFalse();
    assertThat(caller.id()).isEqualTo("gateway/" + Mint.ZID + "/instance-1");
  }

  @Test
  void believesLoopbackOnly() throws UnknownHostException {
    TrustUpstream identity = builder().loopbackOnly().build();
    Peer stranger = Peer.at(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}));

    assertThat(code(ask(identity, unsigned(), stranger))).isEqualTo("untrusted_peer");
  }

  @Test
  void believesListedCertificatesOnly() {
    TrustUpstream identity = builder().certificates("thumb").build();

    assertThat(ask(identity, unsigned(), with("thumb"))).isInstanceOf(Identification.Proven.class);
    assertThat(code(ask(identity, unsigned(), with("other")))).isEqualTo("untrusted_peer");
    assertThat(code(ask(identity, unsigned(), IdentityFixture.PEER))).isEqualTo("untrusted_peer");
  }

  @Test
  void believesTheSharedSecretInOneHeaderOnly() {
    TrustUpstream identity = builder().sharedSecret("X-Gateway", SECRET).build();
    String bearer = "Bearer " + unsigned();

    assertThat(ask(identity, IdentityFixture.head("Authorization", bearer, "x-gateway", SECRET)))
        .isInstanceOf(Identification.Proven.class);
    assertThat(code(ask(
            identity, IdentityFixture.head("Authorization", bearer, "x-gateway", SECRET + "x"))))
        .isEqualTo("untrusted_peer");
    assertThat(code(ask(identity, IdentityFixture.head("Authorization", bearer))))
        .isEqualTo("untrusted_peer");
    assertThat(code(ask(
            identity,
            IdentityFixture.head(
                "Authorization", bearer, "x-gateway", SECRET, "x-gateway", SECRET))))
        .isEqualTo("untrusted_peer");
  }

  @Test
  void allRulesMustHold() {
    TrustUpstream identity = builder().loopbackOnly().certificates("thumb").build();

    assertThat(code(ask(identity, unsigned(), IdentityFixture.PEER))).isEqualTo("untrusted_peer");
    assertThat(ask(identity, unsigned(), with("thumb"))).isInstanceOf(Identification.Proven.class);
  }

  @Test
  void testsTheLifeAndTheClaimsAllTheSame() {
    TrustUpstream identity = builder().loopbackOnly().build();
    String nobody = token(Mint.claims().replace("serviceinstanceid", "x"));

    assertThat(code(ask(identity, nobody, IdentityFixture.PEER))).isEqualTo("missing_instance");
    assertThat(code(ask(identity, "a.b.c", IdentityFixture.PEER))).isEqualTo("malformed_token");
    clock.pass(Duration.ofMinutes(121));
    assertThat(code(ask(identity, unsigned(), IdentityFixture.PEER))).isEqualTo("expired_token");
  }

  @Test
  void refusesASecretThatIsTooShortWithoutRepeatingIt() {
    assertThatThrownBy(() -> builder().sharedSecret("X-Gateway", "hush"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
  }

  private TrustUpstream.Builder builder() {
    return TrustUpstream.builder("gateway").clock(clock);
  }

  private static String unsigned() {
    return token(Mint.claims());
  }

  private static String token(String claims) {
    return Mint.encoded("{\"alg\":\"none\"}") + '.' + Mint.encoded(claims) + '.';
  }

  private static Peer with(String thumbprint) {
    return new Peer(InetAddress.getLoopbackAddress(), Optional.of(thumbprint));
  }

  private static Identification ask(TrustUpstream identity, String token, Peer peer) {
    return identity
        .identify(IdentityFixture.bearing(token), peer)
        .toCompletableFuture()
        .join();
  }

  private static Identification ask(TrustUpstream identity, RequestHead head) {
    return identity.identify(head, IdentityFixture.PEER).toCompletableFuture().join();
  }
}
