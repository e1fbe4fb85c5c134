package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.http.Headers;
import dev.lictor.http.Response;
import dev.lictor.policy.Policy;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private final Gateway gateway = Gateway.of(Gateway.policy(1000));

  @Test
  void forwardsTheBytesThatCame() {
    ByteBuffer body = Gateway.body("gpt-4o", 15);

    Admission.Forward forward =
        (Admission.Forward) gateway.admit(Gateway.head(Gateway.V2, "alpha"), body.duplicate());

    assertThat(forward.body()).isEqualTo(body);
    assertThat(forward.head().headers().first("Content-Length"))
        .isEqualTo(Integer.toString(body.remaining()));
  }

  @Test
  void asksForAnAnswerThatCanBeReadAndDropsWhatWouldMakeItPartial() {
    var head = Gateway.head(
        Gateway.V2,
        "alpha",
        "Accept-Encoding",
        "gzip",
        "Range",
        "bytes=0-1",
        "If-None-Match",
        "x",
        "X-Own",
        "kept");

    Headers sent = ((Admission.Forward) gateway.admit(head, Gateway.body("gpt-4o", 15)))
        .head()
        .headers();

    assertThat(sent.first("Accept-Encoding")).isEqualTo("identity");
    assertThat(sent.contains("Range")).isFalse();
    assertThat(sent.contains("If-None-Match")).isFalse();
    assertThat(sent.first("X-Own")).isEqualTo("kept");
    assertThat(sent.first("Authorization")).isEqualTo("Bearer alpha");
  }

  @Test
  void refusesAModelByRuleInTheWordsOfTheDialect() {
    Admission admission = gateway.admit(
        Gateway.head(Gateway.V2, "alpha"), Gateway.body("anthropic--claude-3-5-sonnet", 10));

    Response response = ((Admission.Refuse) admission).response();
    assertThat(response.status()).isEqualTo(403);
    assertThat(Gateway.text(response.body()))
        .contains("\"error\":{")
        .contains("Model 'anthropic--claude-3-5-sonnet' is not in the allowlist")
        .contains("\"allowed\":[\"gpt-4o\",\"gpt-4o-mini\"]");
    assertThat(gateway.books.balances("").toCompletableFuture().join().page()).isEmpty();
  }

  @Test
  void refusesAModelThatTheCatalogueDoesNotKnow() {
    assertThat(refused(Gateway.body("gpt-9", 10))).isEqualTo("unknown_model");
  }

  @Test
  void refusesABodyThatIsNotTheDialects() {
    assertThat(refused(Gateway.utf8("{}"))).isNotEmpty();
    assertThat(refused(Gateway.utf8(""))).isNotEmpty();
    assertThat(gateway.decisions).allMatch(decision -> decision.reasons().get(0).status() == 400);
  }

  @Test
  void refusesAReferenceThatItCannotResolve() {
    assertThat(refused(
            Gateway.utf8("{\"config_ref\":{\"id\":\"0b2c4a5e-0000-4000-8000-000000000000\"}}")))
        .isEqualTo("unresolved_reference");
  }

  @Test
  void refusesWithTheTimeToWaitWhenABudgetHasNoRoomLeft() {
    Gateway small = Gateway.of(Gateway.policy(200));
    small.forwarded("alpha");

    Admission admission =
        small.admit(Gateway.head(Gateway.V2, "alpha"), Gateway.body("gpt-4o", 40));

    Response response = ((Admission.Refuse) admission).response();
    assertThat(response.status()).isEqualTo(429);
    assertThat(response.head().headers().first("Retry-After"))
        .isEqualTo(Integer.toString(12 * 3600));
    assertThat(Gateway.text(response.body())).contains("team-day");
  }

  @Test
  void refusesForGoodWhatIsLargerThanTheWholeBudget() {
    Admission admission =
        gateway.admit(Gateway.head(Gateway.V2, "alpha"), Gateway.body("gpt-4o", 5000));

    Response response = ((Admission.Refuse) admission).response();
    assertThat(response.status()).isEqualTo(403);
    assertThat(response.head().headers().contains("Retry-After")).isFalse();
    assertThat(gateway.decisions.get(0).reasons().get(0).id()).isEqualTo("never_fits");
  }

  @Test
  void decidesByThePolicyWithWhichTheCallWasOpened() {
    PendingCall open = ((Opening.Collect) gateway.open(Gateway.head(Gateway.V2, "alpha"))).call();

    gateway.lictor.replace(Policy.of(List.of(), "v2"));

    open.receive(Gateway.body("gpt-4o", 15));
    assertThat(open.admit().toCompletableFuture().join()).isInstanceOf(Admission.Forward.class);
    assertThat(gateway.open(Gateway.head(Gateway.V2, "alpha"))).isInstanceOf(Opening.Refuse.class);
    assertThat(gateway.decisions.get(1).reasons().get(0).id()).isEqualTo("ungoverned");
  }

  @Test
  void takesNoMoreOfABodyThanTheLimit() {
    Limits limits = new Limits(
        100,
        1000,
        Limits.DEFAULT.identify(),
        Limits.DEFAULT.resolve(),
        Limits.DEFAULT.hold(),
        Limits.DEFAULT.admit(),
        Limits.DEFAULT.exchange(),
        0,
        Limits.DEFAULT.drainTime());
    Gateway narrow =
        Gateway.of(Gateway.policy(1000), store -> store, builder -> builder.limits(limits));
    PendingCall call = ((Opening.Collect) narrow.open(Gateway.head(Gateway.V2, "alpha"))).call();

    assertThat(call.receive(ByteBuffer.allocate(100))).isEmpty();
    assertThat(call.receive(ByteBuffer.allocate(1)).orElseThrow().status()).isEqualTo(413);
  }

  @Test
  void sharesOneLimitOfCollectedBytesAmongAllCallsAndGivesThemBack() {
    Limits limits = new Limits(
        8192,
        8192,
        Limits.DEFAULT.identify(),
        Limits.DEFAULT.resolve(),
        Limits.DEFAULT.hold(),
        Limits.DEFAULT.admit(),
        Limits.DEFAULT.exchange(),
        0,
        Limits.DEFAULT.drainTime());
    Gateway narrow =
        Gateway.of(Gateway.policy(1000), store -> store, builder -> builder.limits(limits));
    PendingCall first = ((Opening.Collect) narrow.open(Gateway.head(Gateway.V2, "alpha"))).call();
    PendingCall second = ((Opening.Collect) narrow.open(Gateway.head(Gateway.V2, "alpha"))).call();
    first.receive(ByteBuffer.allocate(5000));

    assertThat(second.receive(ByteBuffer.allocate(5000)).orElseThrow().status()).isEqualTo(503);

    first.abandon();
    PendingCall third = ((Opening.Collect) narrow.open(Gateway.head(Gateway.V2, "alpha"))).call();
    assertThat(third.receive(ByteBuffer.allocate(8192))).isEmpty();
  }

  private String refused(ByteBuffer body) {
    gateway.decisions.clear();
    assertThat(gateway.admit(Gateway.head(Gateway.V2, "alpha"), body))
        .isInstanceOf(Admission.Refuse.class);
    return gateway.decisions.get(0).reasons().get(0).id();
  }
}
