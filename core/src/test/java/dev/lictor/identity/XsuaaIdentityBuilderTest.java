package dev.lictor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XsuaaIdentityBuilderTest {

  private static final String DOMAIN = "authentication.eu10.hana.ondemand.com";

  @Test
  void needsAnAudience() {
    assertThatThrownBy(() -> XsuaaIdentity.trusting(DOMAIN).tenants(Mint.ZID).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("audiences: name at least one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"uaa", "openid", "UAA", " "})
  void refusesAudiencesThatProveNothing(String audience) {
    assertThatThrownBy(() ->
            XsuaaIdentity.trusting(DOMAIN).audiences(audience).tenants(Mint.ZID).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("proves nothing");
  }

  @Test
  void needsTenantsOrInstancesOrTheWordThatAnyWillDo() {
    XsuaaIdentityBuilder builder = XsuaaIdentity.trusting(DOMAIN).audiences("aicore!b12");

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("list tenants or instances, or say anyTenant()");
    builder.anyTenant().build().close();
  }

  @Test
  void refusesTrustThatContradictsItself() {
    assertThatThrownBy(() -> XsuaaIdentity.trusting(DOMAIN)
            .audiences("a")
            .tenants(Mint.ZID)
            .anyTenant()
            .build())
        .hasMessageContaining("not both");
    assertThatThrownBy(() -> XsuaaIdentity.trusting(DOMAIN)
            .audiences("a")
            .tenants(Mint.ZID)
            .instances(Mint.ZID, "i")
            .build())
        .hasMessageContaining("trusted whole");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "https://a.b",
        "a.b/c",
        "a.b:443",
        "u@a.b",
        "a..b",
        ".a.b",
        "a.b.",
        "-a.b",
        "a.b?x",
        "a.b#x",
        "A.b",
        "a%2eb.c",
        "\u00e4.b"
      })
  void refusesADomainThatIsMoreOrLessThanOne(String domain) {
    assertThatThrownBy(() -> XsuaaIdentity.trusting(domain))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("trusted domain:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://keys.example/x",
        "http://localhost.evil/x",
        "http://127.0.0.1.evil/x",
        "ftp://a.b/c",
        "https://u@a.b/c",
        "https://a.b/c#d",
        "/x",
        "https:///x"
      })
  void refusesKeysFromAPlaceThatCannotBeTrusted(String uri) {
    assertThatThrownBy(() -> XsuaaIdentity.withKeysAt(URI.create(uri), "i"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("jwksUri:");
  }

  @Test
  void refusesAClientThatFollowsRedirects() {
    HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

    assertThatThrownBy(() -> XsuaaIdentity.trusting(DOMAIN).httpClient(client))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must not follow redirects");
  }

  @Test
  void learnsDomainAndAudienceFromAServiceKey() {
    ServiceKey key = ServiceKey.parse(
        "{\"clientid\":\"sb-guid!b34|aicore!b12\",\"clientsecret\":\"hush\","
            + "\"url\":\"https://sub.authentication.eu10.hana.ondemand.com\",\"identityzoneid\":\"z\"}");

    assertThat(key).isEqualTo(new ServiceKey(DOMAIN, "sb-guid!b34|aicore!b12"));
    assertThat(XsuaaIdentity.audienceOf(key.clientId())).isEqualTo("aicore!b12");
    key.toBuilder().tenants(Mint.ZID).build().close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hush",
        "{}",
        "{\"clientid\":\"a|b\",\"clientsecret\":\"hush\"}",
        "{\"clientid\":\"a|b\",\"clientsecret\":\"hush\",\"url\":\"https://evil.example\"}",
        "{\"clientid\":\"a\",\"clientsecret\":\"hush\",\"uaadomain\":\"a.b\"}",
        "{\"clientsecret\":\"hush\",\"uaadomain\":\"a.b\"}"
      })
  void refusesAServiceKeyThatSaysTooLittleWithoutRepeatingIt(String json) {
    assertThatThrownBy(() -> XsuaaIdentity.from(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hush");
  }

  @Test
  void otherTrustGivesAnotherFingerprint() {
    Set<String> tenants = Set.of(Mint.ZID);
    Audience audience = new Audience(Set.of("a"));
    XsuaaTrust trust = new XsuaaTrust(
        "i", Optional.empty(), audience, tenants, Map.of(), false, BoundTokens.IGNORE);
    XsuaaTrust same = new XsuaaTrust(
        "i", Optional.empty(), audience, tenants, Map.of(), false, BoundTokens.IGNORE);
    XsuaaTrust bound = new XsuaaTrust(
        "i", Optional.empty(), audience, tenants, Map.of(), false, BoundTokens.REQUIRE);
    XsuaaTrust wider = new XsuaaTrust(
        "i",
        Optional.empty(),
        new Audience(Set.of("a", "b")),
        tenants,
        Map.of(),
        false,
        BoundTokens.IGNORE);

    assertThat(trust.fingerprint())
        .isEqualTo(same.fingerprint())
        .isNotEqualTo(bound.fingerprint())
        .isNotEqualTo(wider.fingerprint());
  }
}
