package dev.lictor.schema.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lictor.budget.Amounts;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.ResponseHead;
import dev.lictor.http.Target;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.Reading;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrchestrationSchemaTest {

  private static final OrchestrationSchema V1 = OrchestrationSchema.v1();
  private static final OrchestrationSchema V2 = OrchestrationSchema.v2();

  private static Optional<Operation> route(OrchestrationSchema schema, String method, String path) {
    RequestHead head = new RequestHead(method, path, Headers.of("AI-Resource-Group", "shared"));
    return Target.parse(path).flatMap(target -> schema.route(head, Place.of(target)));
  }

  static Operation operation(String dialect) {
    String path = "/v2/inference/deployments/d1234"
        + (dialect.endsWith("v2") ? "/v2/completion" : "/completion");
    return route(dialect.endsWith("v2") ? V2 : V1, "POST", path).orElseThrow();
  }

  private static Reading read(OrchestrationSchema schema, String dialect, String body) {
    ByteBuffer bytes = ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8));
    return schema.read(operation(dialect), bytes);
  }

  @Test
  void routesEachGenerationToItsOwnRoom() {
    String path = "/v2/inference/deployments/d1234-x.y_z/v2/completion";

    assertThat(route(V2, "POST", path))
        .contains(new Operation(
            Kind.INFERENCE,
            "completion",
            "orchestration.v2",
            "d1234-x.y_z",
            "shared",
            "POST",
            path));
    assertThat(route(V1, "POST", path)).isEmpty();
    assertThat(route(V1, "POST", "/v2/inference/deployments/d1234/completion"))
        .map(Operation::dialect)
        .contains("orchestration.v1");
    assertThat(route(V2, "POST", "/v2/inference/deployments/d1234/completion")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/inference/deployments/d12/v2/completion",
        "/v2/inference/deployments/d1234",
        "/v2/inference/deployments/d1234/v2/completion?x=1",
        "/v2/inference/deployments/d1234/v2/completions",
        "/v2/inference/deployments/d1234/v2/embeddings?x=1",
        "/v2/inference/deployments/d1234/v2/completion/more",
        "/v2/inference/deployments/d1234/v3/completion",
        "/v2/inference/deployments/d12$34/v2/completion",
        "/V2/inference/deployments/d1234/v2/completion",
        "/v2/Inference/deployments/d1234/v2/Completion",
        "/v2/lm/deployments/d1234/v2/completion"
      })
  void doesNotRouteAnythingElse(String path) {
    assertThat(route(V2, "POST", path)).isEmpty();
    assertThat(route(V1, "POST", path)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "post", "PUT", "HEAD"})
  void doesNotRouteAnotherMethod(String method) {
    assertThat(route(V2, method, "/v2/inference/deployments/d1234/v2/completion"))
        .isEmpty();
  }

  @Test
  void boundsAnAmplifiedTemplateWithoutExpandingIt() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    String body = "{\"config\":{\"modules\":{\"prompt_templating\":{\"model\":{\"name\":\"m\"},"
        + "\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":\""
        + "{{?x}}".repeat(80_000)
        + "\"}]}}}},\"placeholder_values\":{\"x\":\""
        + "y".repeat(500_000)
        + "\"}}";
    ByteBuffer bytes = ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8));
    Operation operation = operation("orchestration.v2");
    long before = threads.getCurrentThreadAllocatedBytes();

    Reading reading = V2.read(operation, bytes);

    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    CallFacts facts = ((Reading.Facts) reading).facts();
    assertThat(facts.input().closed()).isTrue();
    assertThat(facts.input().tokens()).isBetween(80_000L * 500_000, 80_000L * 500_000 + 500_000);
    assertThat(allocated).isLessThan(1 << 20);
  }

  @Test
  void stopsAtTheLargestAmountWhenMasksMultiply() {
    String provider = "{\"type\":\"sap_data_privacy_integration\",\"method\":\"anonymization\","
        + "\"entities\":[{\"regex\":\"x*\",\"replacement_strategy\":{\"method\":\"constant\","
        + "\"value\":\""
        + "v".repeat(100_000)
        + "\"}}]}";
    String body = "{\"config\":{\"modules\":{\"prompt_templating\":{\"model\":{\"name\":\"m\"},"
        + "\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":\"{{?x}}\"}]}},"
        + "\"masking\":{\"providers\":["
        + String.join(",", provider, provider, provider, provider)
        + "]}}}}";

    Reading reading = read(V2, "orchestration.v2", body);

    assertThat(((Reading.Facts) reading).facts().input().tokens()).isEqualTo(Amounts.MAX);
  }

  @Test
  void letsASmallCallFitSeveralTimesIntoASmallBudget() {
    String body = "{\"orchestration_config\":{\"module_configurations\":{\"llm_module_config\":"
        + "{\"model_name\":\"gpt-4o-mini\",\"model_params\":{\"max_tokens\":15}},"
        + "\"templating_module_config\":{\"template\":[{\"role\":\"user\",\"content\":"
        + "\"Say hello in German\"}]}}}}";

    CallFacts facts = ((Reading.Facts) read(V1, "orchestration.v1", body)).facts();

    long hold =
        facts.input().tokens() + facts.attempts().get(0).outputCapTokens().orElseThrow();
    assertThat(3 * hold).isLessThan(500);
  }

  @Test
  void saysWhereAKeyIsWrongAndWhatWasMeant() {
    String body = "{\"config\":{\"modules\":[{\"prompt_templating\":{\"model\":{\"name\":\"m\","
        + "\"params\":{\"max_token\":5}}}}]}}";

    Reading.Malformed malformed = (Reading.Malformed) read(V2, "orchestration.v2", body);

    assertThat(malformed.code()).isEqualTo("unknown_parameter");
    assertThat(malformed.message())
        .isEqualTo("$.config.modules[0].prompt_templating.model.params: \"max_token\" is not known"
            + " here; did you mean \"max_tokens\"? (byte 75)");
  }

  @Test
  void findsNothingInAnAnswerOfAnotherType() {
    ResponseHead head =
        new ResponseHead(200, Headers.of("Content-Type", "text/plain; charset=utf-8"));
    Meter meter = V2.meter(operation("orchestration.v2"), CallFacts.builder().build(), head);

    meter.pass(ByteBuffer.wrap(
        "{\"final_result\":{\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1}}}"
            .getBytes(StandardCharsets.UTF_8)));

    assertThat(meter.end()).isEqualTo(Measured.NOTHING);
  }
}
