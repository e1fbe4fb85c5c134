package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.budget.CalendarWindow;
import dev.lictor.budget.Unit;
import dev.lictor.call.Kind;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Served;
import dev.lictor.deployment.DeploymentDirectory;
import dev.lictor.deployment.DeploymentQuery;
import dev.lictor.deployment.Finding;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.ResponseHead;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import dev.lictor.policy.BudgetRule;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Selector;
import dev.lictor.store.Rank;
import dev.lictor.usage.Certainty;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a path means depends on what its deployment serves. */
class DeployedCallTest {

  private static final String BASE = "/v2/inference/deployments/";
  private static final String TABLE = "{\"prediction_config\":{\"target_columns\":[{\"name\":\"a\","
      + "\"prediction_placeholder\":\"?\"}]},\"rows\":[{\"a\":\"?\"}]}";

  /** Knows a few deployments by heart. */
  private static final class Memory implements DeploymentDirectory {

    private static final Map<String, Served> KNOWN = Map.of(
        "d-gemini",
        served("foundation-models", "gcp-vertexai", "gemini-alias"),
        "d-rpt",
        served("foundation-models", "aicore-sap", "sap-rpt-1"),
        "d-custom",
        served("churn", "my-server", "churn-1"),
        "d-orchestration",
        served("orchestration", "orchestration"),
        "d-llm-orchestration",
        served("llm-orchestration", "orchestration"));

    private static Served served(String scenario, String executable, String... models) {
      return new Served(
          scenario,
          executable,
          List.of(models).stream()
              .map(name -> new ModelRef(name, "latest", "deployment", Optional.empty()))
              .toList());
    }

    @Override
    public CompletionStage<Finding> find(DeploymentQuery query) {
      Served served = KNOWN.get(query.deployment());
      return CompletableFuture.completedFuture(
          served == null ? new Finding.Unknown() : new Finding.Known(served));
    }

    @Override
    public void changed(String deployment) {}
  }

  private static Gateway gateway(Unit unit, UnaryOperator<Lictor.Builder> change) {
    BudgetRule day = new BudgetRule(
        "day",
        Selector.ANY,
        Condition.ALWAYS,
        Optional.empty(),
        unit,
        List.of(),
        e -> 1_000_000L,
        new CalendarWindow(CalendarWindow.Unit.DAY, ZoneOffset.UTC),
        Set.of());
    Policy policy =
        Policy.of(List.of(Document.builder("d").budgets(List.of(day)).build()), "v1");
    return Gateway.of(
        policy,
        store -> store,
        builder -> change.apply(builder
            .deployments(new Memory())
            .models(ModelCatalogue.of(List.of(
                new ModelEntry("gemini-alias", "google", 1000, 100, Map.of()),
                new ModelEntry("gemini-2.5-pro", "google", 1000, 100, Map.of()))))));
  }

  private static Gateway gateway(Unit unit) {
    return gateway(unit, builder -> builder);
  }

  private static String code(Gateway gateway) {
    return gateway.decisions.get(gateway.decisions.size() - 1).reasons().get(0).id();
  }

  private static int status(Opening opening) {
    return ((Opening.Refuse) opening).response().status();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d-gemini/images/generations",
        "d-gemini/models/gemini-2.5-pro:rawPredict",
        "d-gemini/models/gemini-2.5-pro:countTokens",
        "d-gemini/models/gemini-2.5-pro:generateContent?key=secret",
        "d-gemini/predict",
        "d-gemini/v2/completion",
        "d-rpt/predict/",
        "d-rpt/models/gemini-2.5-pro:generateContent",
        "d-orchestration/v3/completion",
        "d-llm-orchestration/anything"
      })
  void refusesAnUnknownSuffixOfWhatIsNotCustom(String target) {
    Gateway gateway = gateway(Unit.REQUESTS);

    Opening opening = gateway.open(Gateway.head(BASE + target, "alpha"));

    assertThat(status(opening)).isIn(400, 403);
    assertThat(code(gateway)).isIn("unsupported_operation", "ambiguous_target");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d-custom/v1/models/churn:predict",
        "d-custom/chat/completions?api-version=2024-02-01",
        "d-custom/v2/completion",
        "d-custom/predict",
        "d-custom/models/gemini-2.5-pro:generateContent",
        "d-custom"
      })
  void streamsWhateverACustomServerIsAskedThroughAndCountsOneRequest(String target) {
    Gateway gateway = gateway(Unit.REQUESTS);
    RequestHead head = Gateway.head(BASE + target, "alpha", "Content-Encoding", "br");

    Opening.Pass pass = (Opening.Pass) gateway.open(head);
    Gateway.answered(pass.exchange(), Gateway.ok(), Gateway.utf8("{\"usage\":{\"total\":9}}"));
    pass.exchange().abort(Abort.NEVER_SENT);

    assertThat(gateway.decisions.get(0).operation().orElseThrow().kind()).isEqualTo(Kind.OPAQUE);
    assertThat(gateway.decisions.get(0).models()).containsExactly("churn-1");
    assertThat(pass.head().target()).isEqualTo(BASE + target);
    assertThat(pass.head().headers().first("Content-Encoding")).isEqualTo("br");
    assertThat(gateway.settlements).hasSize(1);
    assertThat(gateway.settlements.get(0).usage().totalTokens()).isZero();
    assertThat(gateway.balance().spent()).isEqualTo(1);
  }

  @Test
  void refusesACustomServerWhereABudgetCountsTokens() {
    Gateway gateway = gateway(Unit.TOKENS);

    Opening opening = gateway.open(Gateway.head(BASE + "d-custom/v1/x", "alpha"));

    assertThat(status(opening)).isEqualTo(403);
    assertThat(code(gateway)).isEqualTo("uncounted_operation");
  }

  @Test
  void countsWhatGeminiSaysThatItUsed() {
    Gateway gateway = gateway(Unit.TOKENS);
    RequestHead head =
        Gateway.head(BASE + "d-gemini/models/gemini-2.5-pro:streamGenerateContent", "alpha");

    Admission.Forward forward = (Admission.Forward)
        gateway.admit(head, Gateway.utf8("{\"contents\":{\"parts\":{\"text\":\"Hi\"}}}"));
    Gateway.answered(
        forward.exchange(),
        Gateway.ok(),
        Gateway.utf8("[{\"candidates\":[{\"finishReason\":\"STOP\"}],"
            + "\"usageMetadata\":{\"promptTokenCount\":2,\"candidatesTokenCount\":3}}]"));

    assertThat(gateway.decisions.get(0).models()).containsExactly("gemini-alias", "gemini-2.5-pro");
    assertThat(gateway.settlements.get(0).usage().totalTokens()).isEqualTo(5);
    assertThat(gateway.settlements.get(0).usage().certainty()).isEqualTo(Certainty.EXACT);
    assertThat(gateway.balance().spent()).isEqualTo(5);
  }

  @Test
  void chargesTheWorstCaseOfAListThatIsNotClosed() {
    Gateway gateway = gateway(Unit.TOKENS);
    RequestHead head =
        Gateway.head(BASE + "d-gemini/models/gemini-2.5-pro:streamGenerateContent", "alpha");

    Admission.Forward forward = (Admission.Forward)
        gateway.admit(head, Gateway.utf8("{\"contents\":{\"parts\":{\"text\":\"Hi\"}}}"));
    Gateway.answered(
        forward.exchange(),
        Gateway.ok(),
        Gateway.utf8("[{\"candidates\":[{\"finishReason\":\"STOP\"}],"
            + "\"usageMetadata\":{\"promptTokenCount\":2,\"candidatesTokenCount\":3}}"));

    assertThat(gateway.settlements.get(0).usage().certainty()).isEqualTo(Certainty.ESTIMATED);
    assertThat(gateway.balance().spent()).isEqualTo(80 + 24 + 2 + 100);
  }

  @Test
  void demandsThatTheNameInThePathIsKnownAsWellAsTheDeploymentsOwn() {
    Gateway gateway = gateway(Unit.TOKENS);
    RequestHead head =
        Gateway.head(BASE + "d-gemini/models/gemini-9-ultra:generateContent", "alpha");

    Admission admission =
        gateway.admit(head, Gateway.utf8("{\"contents\":{\"parts\":{\"text\":\"Hi\"}}}"));

    assertThat(admission).isInstanceOf(Admission.Refuse.class);
    assertThat(code(gateway)).isEqualTo("unknown_model");
  }

  @Test
  void refusesCachedContentSinceNobodyCanSayWhatItConfigures() {
    Gateway gateway = gateway(Unit.TOKENS);
    RequestHead head =
        Gateway.head(BASE + "d-gemini/models/gemini-2.5-pro:generateContent", "alpha");

    gateway.admit(
        head,
        Gateway.utf8("{\"contents\":{\"parts\":{\"text\":\"Hi\"}},\"cached_content\":\"c\"}"));

    assertThat(code(gateway)).isEqualTo("unresolved_reference");
  }

  @Test
  void letsNativeModelListingsAndTokenCountsPassWithoutABudget() {
    Gateway gateway = gateway(Unit.TOKENS, builder -> builder.paths(Paths.NATIVE));
    RequestHead list = new RequestHead(
        "GET", "/v1beta/models?pageSize=5", Headers.of("Authorization", "Bearer alpha"));

    assertThat(gateway.open(list)).isInstanceOf(Opening.Pass.class);
    assertThat(gateway.open(Gateway.head("/v1beta/models/gemini-2.5-pro:countTokens", "alpha")))
        .isInstanceOf(Opening.Pass.class);
    assertThat(status(gateway.open(Gateway.head("/v1beta/models?key=secret", "alpha"))))
        .isEqualTo(403);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static RequestHead zipped(int length) {
    return Gateway.head(
        BASE + "d-rpt/predict",
        "alpha",
        "Content-Encoding",
        "gzip",
        "Digest",
        "sha-256=x",
        "Content-Length",
        Integer.toString(length));
  }

  @Test
  void readsATableInGzipAndForwardsItDecoded() {
    Gateway gateway = gateway(Unit.REQUESTS);
    byte[] body = gzip(TABLE);

    Admission.Forward forward =
        (Admission.Forward) gateway.admit(zipped(body.length), ByteBuffer.wrap(body));
    Gateway.answered(forward.exchange(), Gateway.ok(), Gateway.utf8("{}"));

    assertThat(Gateway.text(forward.body())).isEqualTo(TABLE);
    Headers headers = forward.head().headers();
    assertThat(headers.contains("Content-Encoding")).isFalse();
    assertThat(headers.contains("Digest")).isFalse();
    assertThat(headers.first("Content-Length")).isEqualTo(Integer.toString(TABLE.length()));
    assertThat(gateway.decisions.get(0).models()).containsExactly("sap-rpt-1");
    assertThat(gateway.settlements).hasSize(1);
    assertThat(gateway.settlements.get(0).rank()).isEqualTo(Rank.FINAL);
    assertThat(gateway.balance().spent()).isEqualTo(1);
  }

  @Test
  void refusesGzipThatIsDamagedOrFollowedBySomething() {
    Gateway gateway = gateway(Unit.REQUESTS);
    byte[] body = gzip(TABLE);
    byte[] twice = new byte[2 * body.length];
    System.arraycopy(body, 0, twice, 0, body.length);
    System.arraycopy(body, 0, twice, body.length, body.length);

    for (byte[] bad : List.of(twice, TABLE.getBytes(StandardCharsets.UTF_8), new byte[0])) {
      Admission admission = gateway.admit(zipped(bad.length), ByteBuffer.wrap(bad));

      assertThat(((Admission.Refuse) admission).response().status()).isEqualTo(400);
      assertThat(code(gateway)).isEqualTo("malformed_encoding");
    }
  }

  @Test
  void boundsWhatABombMayBecomeAndGivesItsBytesBack() {
    Limits usual = Limits.DEFAULT;
    Gateway gateway = gateway(
        Unit.REQUESTS,
        builder -> builder.limits(new Limits(
            64 << 10,
            96 << 10,
            usual.identify(),
            usual.resolve(),
            usual.hold(),
            usual.admit(),
            Duration.ofHours(1),
            usual.drainBytes(),
            usual.drainTime())));
    byte[] bomb = gzip(" ".repeat(65 << 10) + TABLE);
    byte[] large = gzip(TABLE + " ".repeat(63 << 10));

    for (int i = 0; i < 20; i++) {
      Admission admission = gateway.admit(zipped(bomb.length), ByteBuffer.wrap(bomb));

      assertThat(((Admission.Refuse) admission).response().status()).isEqualTo(413);
    }
    Admission first = gateway.admit(zipped(large.length), ByteBuffer.wrap(large));
    Admission second = gateway.admit(zipped(large.length), ByteBuffer.wrap(large));
    ((Admission.Forward) first).exchange().abort(Abort.NEVER_SENT);
    Admission third = gateway.admit(zipped(large.length), ByteBuffer.wrap(large));

    assertThat(((Admission.Refuse) second).response().status()).isEqualTo(503);
    assertThat(third).isInstanceOf(Admission.Forward.class);
  }

  @Test
  void takesGzipOnlyWhereTheDialectDoes() {
    Gateway gateway = gateway(Unit.REQUESTS);
    RequestHead head = Gateway.head(
        BASE + "d-gemini/models/gemini-2.5-pro:generateContent",
        "alpha",
        "Content-Encoding",
        "gzip");

    assertThat(status(gateway.open(head))).isEqualTo(415);
  }

  @Test
  void streamsAParquetFileThroughUnread() {
    Gateway gateway = gateway(Unit.REQUESTS);
    RequestHead plain = Gateway.head(BASE + "d-rpt/predict_parquet", "alpha");
    RequestHead head =
        plain.with(plain.headers().with("Content-Type", "multipart/form-data; boundary=x"));

    Opening.Pass pass = (Opening.Pass) gateway.open(head);
    Gateway.answered(pass.exchange(), new ResponseHead(422, Headers.none()), Gateway.utf8("{}"));

    assertThat(pass.head().headers().first("Content-Type")).startsWith("multipart/");
    assertThat(gateway.settlements).hasSize(1);
    assertThat(gateway.balance().spent()).isEqualTo(1);
  }
}
