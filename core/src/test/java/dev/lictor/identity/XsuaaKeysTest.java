package dev.lictor.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class XsuaaKeysTest {

  private final IdentityFixture fixture = new IdentityFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void fetchesKeysOnceForManyTokens() {
    for (int i = 0; i < 20; i++) {
      fixture.caller(tokenOfUser(i));
    }

    assertThat(fixture.keys.asked()).hasSize(1);
  }

  @Test
  void fetchesOnceForAllThatWaitWithoutBlockingThem() {
    CountDownLatch gate = fixture.keys.holdsBack();
    List<CompletableFuture<Identification>> waiting = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      waiting.add(fixture.asked(tokenOfUser(i)));
    }

    assertThat(waiting).noneMatch(CompletableFuture::isDone);
    gate.countDown();

    assertThat(waiting).allMatch(each -> each.join() instanceof Identification.Proven);
    assertThat(fixture.keys.asked()).hasSize(1);
  }

  @Test
  void oneWaiterThatGivesUpDoesNotDisturbTheOthers() {
    CountDownLatch gate = fixture.keys.holdsBack();
    CompletableFuture<Identification> impatient = fixture.asked(tokenOfUser(1));
    CompletableFuture<Identification> patient = fixture.asked(tokenOfUser(2));

    impatient.cancel(true);
    gate.countDown();

    assertThat(patient.join()).isInstanceOf(Identification.Proven.class);
  }

  @Test
  void answersAKnownTokenAtOnceAndWithoutKeys() {
    String token = Mint.FIRST.token();
    Identification first = fixture.identify(token);
    fixture.keys.close();

    CompletableFuture<Identification> again = fixture.asked(token);

    assertThat(again).isDone();
    assertThat(again.join()).isSameAs(first);
  }

  @Test
  void testsTheLifeOfAKnownTokenAtEachUse() {
    String shortLived = Mint.FIRST.token(Mint.claims()
        .replace("\"exp\":" + (Mint.NOW_SECONDS + 7200), "\"exp\":" + (Mint.NOW_SECONDS + 30)));
    fixture.caller(shortLived);

    fixture.clock.pass(Duration.ofSeconds(91));

    assertThat(fixture.code(shortLived)).isEqualTo("expired_token");
  }

  @Test
  void verifiesAnewAfterFiveMinutes() {
    String token = Mint.FIRST.token();
    fixture.caller(token);
    fixture.clock.pass(Duration.ofMinutes(4));
    assertThat(fixture.asked(token)).isDone();
    fixture.keys.serves(Mint.jwks(Mint.SECOND.jwk()));

    fixture.clock.pass(Duration.ofMinutes(7)); // the keys are 11 minutes old too

    assertThat(fixture.code(token)).isEqualTo("unknown_key");
  }

  @Test
  void doesNotRememberFailures() {
    fixture.keys.serves(Mint.jwks());
    assertThat(fixture.code(Mint.FIRST.token())).isEqualTo("unknown_key");
    fixture.keys.serves(Mint.jwks(Mint.FIRST.jwk()));

    fixture.clock.pass(KeyRing.SEARCH_PAUSE);

    assertThat(fixture.caller(Mint.FIRST.token()).tenant()).isEqualTo(Mint.ZID);
  }

  @Test
  void followsARotation() {
    fixture.caller(Mint.FIRST.token());
    fixture.keys.serves(Mint.jwks(Mint.FIRST.jwk(), Mint.SECOND.jwk()));

    assertThat(fixture.caller(Mint.SECOND.token()).tenant()).isEqualTo(Mint.ZID);
    assertThat(fixture.keys.asked()).hasSize(2);
  }

  @Test
  void aStormOfUnknownKeysFetchesOnceInThirtySeconds() {
    fixture.caller(Mint.FIRST.token());
    for (int i = 0; i < 200; i++) {
      assertThat(fixture.code(tokenWithKey("random-" + i))).isEqualTo("unknown_key");
    }
    assertThat(fixture.keys.asked()).hasSize(2);

    fixture.clock.pass(KeyRing.SEARCH_PAUSE);
    for (int i = 0; i < 200; i++) {
      assertThat(fixture.code(tokenWithKey("random-" + i))).isEqualTo("unknown_key");
    }

    assertThat(fixture.keys.asked()).hasSize(3);
  }

  @Test
  void keysOutliveAnOutageForAnHourAndNoLonger() {
    fixture.caller(tokenOfUser(1));
    fixture.keys.fails(503);

    fixture.clock.pass(Duration.ofMinutes(59));
    assertThat(fixture.caller(tokenOfUser(2)).tenant()).isEqualTo(Mint.ZID);
    fixture.clock.pass(Duration.ofMinutes(1));

    assertThatThrownBy(() -> fixture.identify(tokenOfUser(3)))
        .hasCauseInstanceOf(KeysUnavailableException.class)
        .hasMessageContaining("could not be fetched: status 503");
  }

  @Test
  void anOutageIsAskedAboutOnceASecondAndEndsAtOnce() {
    fixture.keys.fails(500);
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> fixture.identify(Mint.FIRST.token()))
          .hasCauseInstanceOf(KeysUnavailableException.class);
    }
    assertThat(fixture.keys.asked()).hasSize(1);
    fixture.keys.serves(Mint.jwks(Mint.FIRST.jwk()));

    fixture.clock.pass(KeyRing.FAILURE_PAUSE);

    assertThat(fixture.caller(Mint.FIRST.token()).tenant()).isEqualTo(Mint.ZID);
  }

  @Test
  void keysAreFetchedAnewInTheBackgroundBeforeTheyAreStale() {
    fixture.caller(tokenOfUser(1));
    CountDownLatch gate = fixture.keys.holdsBack();

    fixture.clock.pass(Duration.ofMinutes(9));

    assertThat(fixture.asked(tokenOfUser(2))).isDone();
    gate.countDown();
  }

  @Test
  void redirectsAreNotFollowed() {
    fixture.keys.fails(302);

    assertThatThrownBy(() -> fixture.identify(Mint.FIRST.token()))
        .hasMessageContaining("status 302");
    assertThat(fixture.keys.asked()).containsExactly("/token_keys");
  }

  @Test
  void anAnswerThatIsTooLargeIsNotTaken() {
    fixture.keys.serves(Mint.jwks(Mint.FIRST.jwk()) + " ".repeat(HttpKeyFetch.MAX_BYTES));

    assertThatThrownBy(() -> fixture.identify(Mint.FIRST.token()))
        .hasMessageContaining("could not be fetched: IOException");
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() {
    fixture.keys.holdsBack();

    try (KeyFetch fetch = new HttpKeyFetch(null, Duration.ofMillis(50))) {
      assertThatThrownBy(() -> fetch.fetch(fixture.keys.uri()).join())
          .hasCauseInstanceOf(KeysUnavailableException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"keys\":{}}", "<html>", "{\"keys\":[],\"keys\":[]}"})
  void whatIsNoKeySetIsNotTaken(String json) {
    fixture.keys.serves(json);

    assertThatThrownBy(() -> fixture.identify(Mint.FIRST.token()))
        .hasCauseInstanceOf(KeysUnavailableException.class);
  }

  @Test
  void keysThatCannotSignWithRs256DoNotDisturbTheOthers() {
    fixture.keys.serves(Mint.jwks(
        "{\"kty\":\"EC\",\"kid\":\"key-1\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
        "{\"kty\":\"oct\",\"kid\":\"key-1\",\"k\":\"AA\"}",
        "{\"kty\":\"RSA\",\"kid\":\"key-1\",\"n\":\"!\",\"e\":\"AQAB\"}",
        "{\"kty\":\"RSA\",\"kid\":\"key-1\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
        "{\"kty\":\"new\"}",
        "7",
        "null",
        Mint.SECOND.jwk().replace("key-2", "key-1").replace("RS256", "RS512"),
        Mint.SECOND.jwk().replace("key-2", "key-1").replace("\"sig\"", "\"enc\""),
        Mint.FIRST.jwk()));

    assertThat(fixture.caller(Mint.FIRST.token()).tenant()).isEqualTo(Mint.ZID);
  }

  @Test
  void asksTheTrustedDomainForTheKeysOfTheTenant() {
    List<URI> asked = new ArrayList<>();
    KeyFetch fetch = new KeyFetch() {
      @Override
      public CompletableFuture<byte[]> fetch(URI uri) {
        asked.add(uri);
        return CompletableFuture.completedFuture(
            Mint.jwks(Mint.FIRST.jwk()).getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public void close() {}
    };
    fixture.use(XsuaaIdentity.trusting("authentication.eu10.hana.ondemand.com")
        .audiences("aicore!b12")
        .tenants(Mint.ZID, "uaa")
        .fetch(fetch)
        .clock(fixture.clock)
        .ticker(fixture.clock.ticker()));

    Caller caller = fixture.caller(Mint.FIRST.token());
    fixture.caller(Mint.FIRST.token(Mint.claims().replace(Mint.ZID, "uaa")));

    assertThat(caller.issuer()).isEqualTo("authentication.eu10.hana.ondemand.com");
    assertThat(asked)
        .containsExactly(
            URI.create("https://authentication.eu10.hana.ondemand.com/token_keys?zid=" + Mint.ZID),
            URI.create("https://authentication.eu10.hana.ondemand.com/token_keys?zid=uaa"));
  }

  @Test
  void closingEndsAFetchThatRuns() {
    fixture.keys.holdsBack();
    CompletableFuture<Identification> waiting = fixture.asked(Mint.FIRST.token());

    fixture.identity.close();

    assertThatThrownBy(waiting::join).hasCauseInstanceOf(KeysUnavailableException.class);
    assertThatThrownBy(() -> fixture.identify(tokenOfUser(1)))
        .hasCauseInstanceOf(KeysUnavailableException.class);
  }

  private static String tokenOfUser(int number) {
    return Mint.FIRST.token(
        "{\"user_name\":\"user-" + number + "\"," + Mint.claims().substring(1));
  }

  private static String tokenWithKey(String keyId) {
    return Mint.FIRST.token(Mint.FIRST.header().replace("key-1", keyId), Mint.claims());
  }
}
