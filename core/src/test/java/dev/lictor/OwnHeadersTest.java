package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.http.RequestHead;
import dev.lictor.identity.TrustUpstream;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class OwnHeadersTest {

  private static final String SECRET = "correct-horse-battery-staple";

  private final Gateway gateway = Gateway.of(
      Gateway.policy(1000),
      store -> store,
      builder -> builder.identity(TrustUpstream.builder("issuer")
          .sharedSecret("X-Peer-Secret", SECRET)
          .clock(InstantSource.fixed(Gateway.NOW))
          .build()));

  @Test
  void whatSpeaksToTheIdentityAloneGoesNoFurther() {
    RequestHead governed = Gateway.head(Gateway.V2, token(), "x-peer-secret", SECRET);
    RequestHead free = Gateway.head("/v2/lm/deployments", token(), "x-peer-secret", SECRET);

    Admission.Forward forward =
        (Admission.Forward) gateway.admit(governed, Gateway.body("gpt-4o", 15));
    Opening.Pass pass = (Opening.Pass) gateway.open(free);

    assertThat(forward.head().headers().contains("X-Peer-Secret")).isFalse();
    assertThat(forward.head().headers().contains("Authorization")).isTrue();
    assertThat(pass.head().headers().contains("X-Peer-Secret")).isFalse();
  }

  private static String token() {
    long seconds = Gateway.NOW.getEpochSecond();
    String claims = "{\"zid\":\"11111111-2222-4333-8444-555555555555\",\"cid\":\"c\",\"iat\":"
        + seconds + ",\"exp\":" + (seconds + 600)
        + ",\"ext_attr\":{\"enhancer\":\"XSUAA\",\"serviceinstanceid\":\"alpha\"}}";
    return part("{\"alg\":\"RS256\",\"kid\":\"k\"}") + '.' + part(claims) + '.' + part("signature");
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
