package dev.lictor.identity;

import static dev.lictor.identity.IdentityFixture.code;
import static dev.lictor.identity.IdentityFixture.head;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import dev.lictor.http.Headers;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class XsuaaIdentityTest {

  private final IdentityFixture fixture = new IdentityFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void provesTheCallerOfAGoodToken() {
    Identification identification = fixture.identify(Mint.FIRST.token());

    assertThat(identification)
        .isEqualTo(new Identification.Proven(
            new Caller(
                "test-issuer",
                Mint.ZID,
                "instance-1",
                "sb-guid!b34|aicore!b12",
                Optional.empty(),
                Set.of("aicore!b12.read", "uaa.resource"),
                true,
                Optional.empty()),
            (Mint.NOW_SECONDS + 7200) * 1000));
  }

  @Test
  void namesTheUserIfTheTokenSpeaksForOne() {
    String named = with("\"user_name\":\"ann\",\"user_uuid\":\"u-1\"");
    String numbered = with("\"user_uuid\":\"u-1\"");

    assertThat(fixture.caller(Mint.FIRST.token(named)).user()).contains("ann");
    assertThat(fixture.caller(Mint.FIRST.token(numbered)).user()).contains("u-1");
  }

  @Test
  void doesNotFindATokenInTheQuery() {
    RequestHead head =
        new RequestHead("GET", "/x?access_token=" + Mint.FIRST.token(), Headers.none());

    assertThat(code(ask(head))).isEqualTo("missing_token");
  }

  @Test
  void refusesTwoAuthorizationHeaders() {
    String good = "Bearer " + Mint.FIRST.token();

    assertThat(code(ask(head("Authorization", good, "authorization", good))))
        .isEqualTo("multiple_tokens");
    assertThat(code(ask(head("Authorization", "Basic x", "authorization", good))))
        .isEqualTo("multiple_tokens");
  }

  @Test
  void readsTheSchemeInAnyCaseAndNoOtherScheme() {
    String token = Mint.FIRST.token();

    assertThat(ask(head("Authorization", "bEARER " + token)))
        .isInstanceOf(Identification.Proven.class);
    assertThat(code(ask(head("Authorization", "Basic " + token)))).isEqualTo("missing_token");
    assertThat(code(ask(head("Authorization", "Basic Bearer " + token))))
        .isEqualTo("missing_token");
    assertThat(code(ask(head("Authorization", "Bearer")))).isEqualTo("missing_token");
    assertThat(code(ask(head("Authorization", "Bearer " + token + ", Bearer " + token))))
        .isEqualTo("malformed_token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a.b",
        "a.b.c",
        "..",
        "garbage",
        "a.b.c.d",
        "\u00e4.b.c",
        "a b.c.d",
        "a.b.c="
      })
  void refusesWhatIsNoToken(String token) {
    assertThat(fixture.code(token)).isEqualTo("malformed_token");
  }

  @Test
  void refusesMoreThanThreeSegments() {
    assertThat(fixture.code(Mint.FIRST.token() + ".x")).isEqualTo("malformed_token");
  }

  @Test
  void boundsTheSizeOfAToken() {
    String large = Mint.FIRST.token(with("\"x\":\"" + "y".repeat(13_000) + "\""));

    assertThat(large).hasSizeGreaterThan(BearerToken.MAX_CHARS);
    assertThat(fixture.code(large)).isEqualTo("token_too_large");
  }

  @Test
  void refusesNestingThatIsTooDeep() {
    String deep = with("\"x\":" + "[".repeat(500) + "]".repeat(500));

    assertThat(fixture.code(Mint.FIRST.token(deep))).isEqualTo("malformed_token");
  }

  @Test
  void refusesOtherTextsForTheSameBytes() {
    String token = Mint.FIRST.token();
    char last = token.charAt(token.length() - 1);
    String alias = token.substring(0, token.length() - 1) + (char) (last + 1);

    assertThat(code(ask(head("Authorization", "Bearer " + alias)))).isEqualTo("malformed_token");
    assertThat(fixture.code(token + "==")).isEqualTo("malformed_token");
    assertThat(fixture.code(token + " ")).isEqualTo("malformed_token");
    assertThat(fixture.code(token + "\n")).isEqualTo("malformed_token");
  }

  @Test
  void refusesDuplicateClaimsHoweverTheyAreEscaped() {
    String twice = with("\"zid\":\"" + Mint.OTHER_ZID + "\"");
    String escaped = with("\"\\u007aid\":\"" + Mint.OTHER_ZID + "\"");
    String nested = Mint.claims().replace("\"enhancer\"", "\"enhancer\":\"a\",\"enhancer\"");

    assertThat(fixture.code(Mint.FIRST.token(twice))).isEqualTo("malformed_token");
    assertThat(fixture.code(Mint.FIRST.token(escaped))).isEqualTo("malformed_token");
    assertThat(fixture.code(Mint.FIRST.token(nested))).isEqualTo("malformed_token");
  }

  @Test
  void refusesPayloadsThatAreNotOneObjectInUtf8() {
    assertThat(fixture.code(Mint.FIRST.token(Mint.claims() + "{}"))).isEqualTo("malformed_token");
    assertThat(fixture.code(Mint.FIRST.token("[" + Mint.claims() + "]")))
        .isEqualTo("malformed_token");
    assertThat(fixture.code(Mint.FIRST.token("\ufeff" + Mint.claims())))
        .isEqualTo("malformed_token");
    assertThat(fixture.code(Mint.FIRST.token("null"))).isEqualTo("malformed_token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "nOnE", "HS256", "RS512", "PS256", "ES256", "rs256", ""})
  void refusesEveryAlgorithmButRs256(String algorithm) {
    String header = Mint.FIRST.header().replace("RS256", algorithm);

    assertThat(fixture.code(Mint.FIRST.token(header, Mint.claims())))
        .isEqualTo("unsupported_algorithm");
    assertThat(fixture.code(Mint.encoded(header) + '.' + Mint.encoded(Mint.claims()) + '.'))
        .isEqualTo("unsupported_algorithm");
  }

  @Test
  void refusesATokenWithoutAnAlgorithm() {
    String header = Mint.FIRST.header().replace("\"alg\":\"RS256\",", "");

    assertThat(fixture.code(Mint.FIRST.token(header, Mint.claims())))
        .isEqualTo("unsupported_algorithm");
  }

  @Test
  void refusesAMacMadeWithThePublicKey() throws JOSEException {
    String header = Mint.FIRST.header().replace("RS256", "HS256");
    String signed = Mint.encoded(header) + '.' + Mint.encoded(Mint.claims());
    byte[] publicKey = Mint.FIRST.key().toRSAPublicKey().getEncoded();
    String mac = new MACSigner(publicKey)
        .sign(new JWSHeader(JWSAlgorithm.HS256), signed.getBytes(StandardCharsets.US_ASCII))
        .toString();

    assertThat(fixture.code(signed + '.' + mac)).isEqualTo("unsupported_algorithm");
  }

  @Test
  void doesNotLetATokenVouchForItself() throws JOSEException {
    Mint attacker = new Mint("key-1");
    String jwk = attacker.key().toPublicJWK().toJSONString();
    try (KeyServer attackersKeys = new KeyServer(Mint.jwks(attacker.jwk()))) {
      String header = "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"jku\":\"" + attackersKeys.uri()
          + "\",\"x5u\":\"" + attackersKeys.uri() + "\",\"jwk\":" + jwk + "}";

      assertThat(fixture.code(attacker.token(header, Mint.claims()))).isEqualTo("bad_signature");
      assertThat(attackersKeys.asked()).isEmpty();
    }
  }

  @Test
  void refusesExtensionsThatMustBeUnderstood() {
    String header =
        Mint.FIRST.header().replace("\"typ\"", "\"crit\":[\"b64\"],\"b64\":true,\"typ\"");

    assertThat(fixture.code(Mint.FIRST.token(header, Mint.claims())))
        .isEqualTo("unsupported_header");
  }

  @Test
  void needsAKeyId() {
    String header = "{\"alg\":\"RS256\"}";

    assertThat(fixture.code(Mint.FIRST.token(header, Mint.claims()))).isEqualTo("missing_key_id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../key-1", "key-1' OR '1'='1", "KEY-1", "key-1 ", "/dev/null"})
  void takesTheKeyIdLiterally(String keyId) {
    String header = Mint.FIRST.header().replace("\"key-1\"", '"' + keyId + '"');

    assertThat(fixture.code(Mint.FIRST.token(header, Mint.claims()))).isEqualTo("unknown_key");
  }

  @Test
  void refusesASignatureByAnotherKey() {
    String token = Mint.SECOND.token(Mint.FIRST.header(), Mint.claims());

    assertThat(fixture.code(token)).isEqualTo("bad_signature");
  }

  @Test
  void refusesClaimsThatWereChanged() {
    String[] parts = Mint.FIRST.token().split("\\.", -1);
    String changed = Mint.encoded(Mint.claims().replace("instance-1", "instance-2"));

    assertThat(fixture.code(parts[0] + '.' + changed + '.' + parts[2])).isEqualTo("bad_signature");
  }

  @ParameterizedTest
  @CsvSource({
    "7259, PROVEN",
    "7260, expired_token",
    "-60, PROVEN",
    "-61, token_not_yet_valid",
  })
  void testsTheLifeOfATokenGiveOrTakeAMinute(long secondsFromIssue, String expected) {
    fixture.clock.pass(Duration.ofSeconds(secondsFromIssue));

    Identification identification = fixture.identify(Mint.FIRST.token());

    String found = identification instanceof Identification.Rejected rejected
        ? rejected.code()
        : identification.outcome().name();
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void prefersNotBeforeToTheTimeOfIssue() {
    String late = with("\"nbf\":" + (Mint.NOW_SECONDS + 600));

    assertThat(fixture.code(Mint.FIRST.token(late))).isEqualTo("token_not_yet_valid");
  }

  @Test
  void needsAnExpiryThatIsAWholeNumber() {
    String expiry = "\"exp\":" + (Mint.NOW_SECONDS + 7200);

    assertThat(fixture.code(Mint.FIRST.token(Mint.claims().replace(expiry, "\"x\":1"))))
        .isEqualTo("missing_expiry");
    for (String wrong :
        new String[] {"\"9999999999\"", "1e30", "9999999999.5", "-1", "null", "9223372036854775807"
        }) {
      assertThat(fixture.code(Mint.FIRST.token(Mint.claims().replace(expiry, "\"exp\":" + wrong))))
          .isEqualTo("malformed_token");
    }
  }

  @Test
  void refusesATenantThatIsNotListedBeforeAnyKeyIsFetched() {
    String stranger = Mint.claims().replace(Mint.ZID, Mint.OTHER_ZID);

    assertThat(fixture.code(Mint.FIRST.token(stranger))).isEqualTo("untrusted_tenant");
    assertThat(fixture.keys.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "../../x",
        "uaa&zid=y",
        "11111111-2222-3333-4444-55555555555g",
        "%2e",
        "a@b"
      })
  void refusesATenantThatHasNotTheShapeOfOne(String zid) {
    fixture.use(fixture.builder().anyTenant());

    assertThat(fixture.code(Mint.FIRST.token(Mint.claims().replace(Mint.ZID, zid))))
        .isEqualTo("missing_tenant");
    assertThat(fixture.keys.asked()).isEmpty();
  }

  @Test
  void trustsAListedInstanceInItsTenantOnly() {
    fixture.use(fixture.builder().instances(Mint.ZID, "instance-1"));
    String otherInstance = Mint.claims().replace("instance-1", "instance-2");
    String otherTenant = Mint.claims().replace(Mint.ZID, Mint.OTHER_ZID);

    assertThat(fixture.caller(Mint.FIRST.token()).instance()).isEqualTo("instance-1");
    assertThat(fixture.code(Mint.FIRST.token(otherInstance))).isEqualTo("untrusted_tenant");
    assertThat(fixture.code(Mint.FIRST.token(otherTenant))).isEqualTo("untrusted_tenant");
  }

  @Test
  void readsTheInstanceFromItsExactPathOnly() {
    String inAuthAttributes = Mint.claims()
        .replace("\"serviceinstanceid\":\"instance-1\"", "\"x\":1")
        .replace(
            "\"sub\"",
            "\"az_attr\":{\"serviceinstanceid\":\"instance-1\"},"
                + "\"xs.user.attributes\":{\"serviceinstanceid\":[\"instance-1\"]},\"sub\"");

    assertThat(fixture.code(Mint.FIRST.token(inAuthAttributes))).isEqualTo("missing_instance");
  }

  @Test
  void looksUpWhoIssuedTheTokenInsteadOfSearchingForIt() {
    String elsewhere = Mint.claims()
        .replace(
            "\"enhancer\":\"XSUAA\"",
            "\"enhancer\":\"IAS\",\"note\":\"\\\"enhancer\\\":\\\"XSUAA\\\"\"");

    assertThat(fixture.code(Mint.FIRST.token(elsewhere))).isEqualTo("not_xsuaa");
  }

  @Test
  void refusesClaimsThatNameTwoClients() {
    String two = Mint.claims().replace("\"azp\":\"sb-guid!b34", "\"azp\":\"sb-other!b34");

    assertThat(fixture.code(Mint.FIRST.token(two))).isEqualTo("malformed_token");
  }

  @ParameterizedTest
  @CsvSource({
    "aicore!b12, true",
    "aicore!b12.sub.sub, true",
    "sb-x!b1|aicore!b12, true",
    "sb-x!b1|aicore!b12.sub, true",
    "xaicore!b12, false",
    "aicore!b123, false",
    "AICORE!B12, false",
    "|other, false",
    "x.aicore!b12, false",
    "uaa, false",
    "openid, false",
    "'', false"
  })
  void takesATokenForItsAudienceOnly(String audience, boolean accepted) {
    String claims = Mint.claims()
        .replace("\"uaa\",\"sb-guid!b34|aicore!b12\",\"aicore!b12.sub\"", '"' + audience + '"')
        .replace("sb-guid!b34|aicore!b12", "sb-other!b34|other!b1");

    Identification identification = fixture.identify(Mint.FIRST.token(claims));

    assertThat(identification instanceof Identification.Proven).isEqualTo(accepted);
    if (!accepted) {
      assertThat(code(identification)).isEqualTo("wrong_audience");
    }
  }

  @Test
  void takesTheClientForAnAudienceTooButNoSuffixWithoutABrokersMark() {
    fixture.use(fixture.builder().audiences("plain").tenants(Mint.ZID));
    String byClient = Mint.claims().replaceAll("\"aud\":\\[.*?]", "\"aud\":[]");
    String bySuffix = byClient.replace("sb-guid!b34|aicore!b12", "sb-guid!b34|plain");

    assertThat(fixture.caller(Mint.FIRST.token(byClient)).client())
        .isEqualTo("sb-guid!b34|aicore!b12");
    assertThat(fixture.code(Mint.FIRST.token(bySuffix))).isEqualTo("wrong_audience");
  }

  @Test
  void refusesATokenOfOurClientThatWasMadeForAnotherAudience() {
    String elsewhere =
        Mint.claims().replaceAll("\"aud\":\\[.*?]", "\"aud\":[\"uaa\",\"another-app!b1\"]");
    String nobody = Mint.claims().replaceAll("\"aud\":\\[.*?]", "\"aud\":[\"uaa\"]");

    assertThat(fixture.code(Mint.FIRST.token(elsewhere))).isEqualTo("wrong_audience");
    assertThat(fixture.caller(Mint.FIRST.token(nobody)).client())
        .isEqualTo("sb-guid!b34|aicore!b12");
  }

  @Test
  void bindsTokensToTheCertificateIfThatIsRequired() {
    fixture.use(fixture.builder().tenants(Mint.ZID).boundTokens(BoundTokens.REQUIRE));
    String bound = Mint.FIRST.token(with("\"cnf\":{\"x5t#S256\":\"thumb\"}"));

    assertThat(askAs("thumb", bound)).isInstanceOf(Identification.Proven.class);
    assertThat(code(askAs("other", bound))).isEqualTo("certificate_mismatch");
    assertThat(fixture.code(bound)).isEqualTo("missing_certificate");
    assertThat(code(askAs("thumb", Mint.FIRST.token()))).isEqualTo("unbound_token");
  }

  private Identification ask(RequestHead head) {
    return fixture
        .identity
        .identify(head, IdentityFixture.PEER)
        .toCompletableFuture()
        .join();
  }

  private Identification askAs(String thumbprint, String token) {
    Peer peer = new Peer(InetAddress.getLoopbackAddress(), Optional.of(thumbprint));
    return fixture
        .identity
        .identify(IdentityFixture.bearing(token), peer)
        .toCompletableFuture()
        .join();
  }

  private static String with(String claim) {
    return "{" + claim + "," + Mint.claims().substring(1);
  }
}
