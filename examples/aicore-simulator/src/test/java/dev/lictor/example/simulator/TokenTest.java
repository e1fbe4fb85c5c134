package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static dev.lictor.example.simulator.Aicore.PROVIDER;
import static dev.lictor.example.simulator.Aicore.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.lictor.example.simulator.token.SimulatorClient;
import dev.lictor.example.simulator.token.TokenMint;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenTest {
  private static Aicore aicore;

  @BeforeAll
  static void start() throws Exception {
    aicore = Aicore.start();
  }

  @AfterAll
  static void stop() {
    aicore.close();
  }

  private static HttpResponse<String> token(String grant, String id, String secret)
      throws Exception {
    String form =
        "grant_type=" + grant + "&client_id=" + encoded(id) + "&client_secret=" + encoded(secret);
    return aicore.send(aicore
        .to("/oauth/token")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void issuesATokenShapedLikeXsuaas() throws Exception {
    JsonNode answer = json(token("client_credentials", ALPHA.clientId(), ALPHA.clientSecret()));

    SignedJWT jwt = SignedJWT.parse(answer.path("access_token").asText());
    JWTClaimsSet claims = jwt.getJWTClaimsSet();
    assertThat(answer.path("token_type").asText()).isEqualTo("bearer");
    assertThat(answer.path("expires_in").asInt()).isEqualTo(7199);
    assertThat(answer.path("jti").asText()).isEqualTo(claims.getJWTID());
    assertThat(answer.path("scope").asText().split(" ")).hasSize(3);
    assertThat(jwt.getHeader().toJSONObject())
        .containsEntry("alg", "RS256")
        .containsEntry("typ", "JWT")
        .containsEntry("jku", aicore.simulator.url() + "/token_keys")
        .containsKey("kid");
    assertThat(claims.getIssuer()).isEqualTo(aicore.simulator.url() + "/oauth/token");
    assertThat(claims.getStringClaim("zid")).isEqualTo(ALPHA.zid());
    assertThat(claims.getStringClaim("cid"))
        .isEqualTo(ALPHA.clientId())
        .endsWith("!b65018|xsuaa_aicaas!b77089");
    assertThat(claims.getAudience())
        .anyMatch(audience -> audience.endsWith("|xsuaa_aicaas!b77089"));
    assertThat(claims.getJSONObjectClaim("ext_attr"))
        .isEqualTo(Map.of(
            "enhancer",
            "XSUAA",
            "serviceinstanceid",
            ALPHA.serviceInstanceId(),
            "subaccountid",
            ALPHA.zid(),
            "zdn",
            "team-alpha"));
    assertThat(claims.getClaims().keySet())
        .contains(
            "client_id",
            "azp",
            "scope",
            "authorities",
            "grant_type",
            "iat",
            "exp",
            "rev_sig",
            "sub");
  }

  @Test
  void publishesTheKeyThatVerifiesItsTokens() throws Exception {
    HttpResponse<String> published = aicore.send(aicore.to("/token_keys?zid=" + ALPHA.zid()));

    var key = JWKSet.parse(published.body()).getKeys().get(0).toRSAKey();
    SignedJWT jwt = SignedJWT.parse(aicore.simulator.mint().token(ALPHA));
    assertThat(jwt.verify(new RSASSAVerifier(key))).isTrue();
    assertThat(jwt.getHeader().getKeyID()).isEqualTo(key.getKeyID());
    assertThat(json(published).path("keys").path(0).path("alg").asText()).isEqualTo("RS256");
  }

  @Test
  void takesCredentialsAsHttpBasicToo() throws Exception {
    String pair = PROVIDER.clientId() + ":" + PROVIDER.clientSecret();
    HttpResponse<String> answer = aicore.send(aicore
        .to("/oauth/token")
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
        .POST(BodyPublishers.ofString("grant_type=client_credentials")));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void refusesAWrongSecretAndAnotherGrant() throws Exception {
    HttpResponse<String> wrongSecret = token("client_credentials", ALPHA.clientId(), "guess");
    HttpResponse<String> wrongGrant = token("password", ALPHA.clientId(), ALPHA.clientSecret());

    assertThat(wrongSecret.statusCode()).isEqualTo(401);
    assertThat(wrongSecret.body())
        .isEqualTo("{\"error\":\"unauthorized\",\"error_description\":\"Bad credentials\"}");
    assertThat(wrongGrant.statusCode()).isEqualTo(400);
    assertThat(json(wrongGrant).path("error").asText()).isEqualTo("unsupported_grant_type");
  }

  @Test
  void refusesEveryFalseTokenInAiCoresOwnShape() throws Exception {
    Map<String, BiFunction<TokenMint, SimulatorClient, String>> falseTokens = Map.of(
        "expired", TokenMint::expired,
        "other key", TokenMint::signedByAnotherKey,
        "alg none", TokenMint::unsigned,
        "public key as secret", TokenMint::signedWithPublicKeyAsSecret,
        "not yet valid", TokenMint::notYetValid,
        "no expiry", TokenMint::withoutExpiry,
        "unknown kid", TokenMint::withUnknownKeyId,
        "garbage", (mint, client) -> "not.a.token");

    for (var entry : falseTokens.entrySet()) {
      HttpResponse<String> answer = aicore.send(aicore
          .to("/v2/lm/deployments")
          .header(
              "Authorization", "Bearer " + entry.getValue().apply(aicore.simulator.mint(), ALPHA)));

      assertThat(answer.statusCode()).as(entry.getKey()).isEqualTo(401);
      assertThat(json(answer).path("error").path("target").asText())
          .isEqualTo("/v2/lm/deployments");
      assertThat(json(answer).path("error").path("code").isTextual()).isTrue();
      assertThat(json(answer).path("error").path("requestId").isTextual()).isTrue();
    }
    assertThat(aicore.send(aicore.to("/v2/lm/deployments")).statusCode()).isEqualTo(401);
  }

  @Test
  void mintsTokensThatOnlyAGatewayWouldRefuse() throws Exception {
    TokenMint mint = aicore.simulator.mint();

    for (String token : new String[] {
      mint.withAudience(ALPHA, "sb-other!b1|aicore!b2"),
      mint.withZone(ALPHA, "elsewhere"),
      mint.withoutExtAttr(ALPHA)
    }) {
      HttpResponse<String> answer =
          aicore.send(aicore.to("/v2/lm/deployments").header("Authorization", "Bearer " + token));

      assertThat(answer.statusCode()).isEqualTo(200);
    }
    assertThat(SignedJWT.parse(mint.withAudience(ALPHA, "x")).getJWTClaimsSet().getAudience())
        .containsExactly("x");
  }

  @Test
  void writesServiceKeysInSapsOwnFormat() {
    JsonNode key = json(aicore.simulator.serviceKey(ALPHA, "http://127.0.0.1:8080"));

    assertThat(key.path("clientid").asText()).isEqualTo(ALPHA.clientId());
    assertThat(key.path("clientsecret").asText()).isEqualTo(ALPHA.clientSecret());
    assertThat(key.path("url").asText()).isEqualTo(aicore.simulator.url());
    assertThat(key.path("identityzone").asText()).isEqualTo("team-alpha");
    assertThat(key.path("identityzoneid").asText()).isEqualTo(ALPHA.zid());
    assertThat(key.path("serviceurls").path("AI_API_URL").asText())
        .isEqualTo("http://127.0.0.1:8080");
  }

  @Test
  void neverShowsASecret() throws Exception {
    token("client_credentials", ALPHA.clientId(), ALPHA.clientSecret());
    String bearer = aicore.simulator.mint().token(ALPHA);
    aicore.send(aicore.to("/v2/lm/deployments").header("Authorization", "Bearer " + bearer));

    String recorded = aicore.send(aicore.to("/_simulator/requests")).body();
    assertThat(recorded).doesNotContain(bearer).doesNotContain(ALPHA.clientSecret());
    assertThat(recorded).contains("\"Bearer sha256:");
    assertThat(ALPHA.toString()).doesNotContain(ALPHA.clientSecret());
  }
}
