package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.deployment.Fetched;
import dev.lictor.deployment.ReferenceQuery;
import dev.lictor.http.Response;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that is started on the control plane and calls models. */
class StartedWorkTest {

  private static final String EXECUTIONS = "/v2/lm/executions";
  private static final String STARTED = " {\"configurationId\":\"c-eval\"}";

  private final Map<String, String> controlPlane = new HashMap<>();
  private final List<ReferenceQuery> queries = new ArrayList<>();
  private final Gateway gateway = Gateway.of(
      Policy.of(
          List.of(Document.builder("rules").rules(Gateway.shared(1).rules()).build()), "v1"),
      store -> store,
      builder -> builder.references(query -> {
        queries.add(query);
        String found = controlPlane.get(query.target());
        return CompletableFuture.completedFuture(
            found == null
                ? new Fetched.Missing()
                : new Fetched.Found(found.getBytes(StandardCharsets.UTF_8)));
      }));

  @Test
  void anExecutionIsDecidedByTheModelsOfItsConfigurationAndSentAsItCame() {
    controlPlane.put("/v2/lm/configurations/c-eval", configuration("gpt-4o:latest, gpt-4o-mini:1"));

    Admission admission = start(STARTED);

    assertThat(admission).isInstanceOf(Admission.Forward.class);
    assertThat(Gateway.text(((Admission.Forward) admission).body())).isEqualTo(STARTED);
    assertThat(gateway.decisions.get(0).models()).containsExactly("gpt-4o", "gpt-4o-mini");
    assertThat(queries.get(0).head().headers().first("Authorization")).isEqualTo("Bearer alpha");
  }

  @Test
  void anExecutionWithAModelThatIsNotAllowedIsRefused() {
    controlPlane.put("/v2/lm/configurations/c-eval", configuration("gpt-4o:latest, claude:1"));

    assertThat(reason(start(STARTED))).isEqualTo("approved-models");
  }

  @Test
  void anExecutionWhoseConfigurationNobodyKnowsIsRefused() {
    assertThat(reason(start(STARTED))).isEqualTo("unresolved_reference");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"id\":\"c-other\",\"scenarioId\":\"s\",\"executableId\":\"e\"}",
        "{\"id\":\"c-eval\",\"scenarioId\":\"s\",\"scenarioId\":\"t\",\"executableId\":\"e\"}"
      })
  void anExecutionWhoseConfigurationCannotBeReadIsRefused(String configuration) {
    controlPlane.put("/v2/lm/configurations/c-eval", configuration);

    assertThat(reason(start(STARTED))).isEqualTo("unresolved_reference");
  }

  @Test
  void aBatchIsDecidedByItsModel() {
    String batch =
        "{\"type\":\"llm-native\",\"input\":{\"uri\":\"ai://s/in.jsonl\"},\"output\":{\"uri\":\"ai://s/out\"},"
            + "\"spec\":{\"provider\":\"p\",\"model\":\"%s\"}}";

    assertThat(admit("/v2/llm-batch-service/v1/batches", batch.formatted("gpt-4o")))
        .isInstanceOf(Admission.Forward.class);
    assertThat(reason(admit("/v2/llm-batch-service/v1/batches", batch.formatted("claude"))))
        .isEqualTo("approved-models");
  }

  private Admission start(String body) {
    return admit(EXECUTIONS, body);
  }

  private Admission admit(String target, String body) {
    return gateway.admit(Gateway.head(target, "alpha"), Gateway.utf8(body));
  }

  private String reason(Admission admission) {
    Response ignored = ((Admission.Refuse) admission).response();
    assertThat(ignored.status()).isEqualTo(403);
    return gateway.decisions.get(gateway.decisions.size() - 1).reasons().get(0).id();
  }

  private static String configuration(String models) {
    return "{\"id\":\"c-eval\",\"name\":\"n\",\"scenarioId\":\"genai-evaluations\",\"executableId\":"
        + "\"genai-evaluations-simplified\",\"parameterBindings\":[{\"key\":\"models\",\"value\":\""
        + models + "\"}]}";
  }
}
