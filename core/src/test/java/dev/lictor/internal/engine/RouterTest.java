package dev.lictor.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.Paths;
import dev.lictor.call.Operation;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.internal.dialect.Dialects;
import dev.lictor.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

  private static final String ENCODED = "/model/us.anthropic.claude-haiku-4-5-v1%3A0/converse";

  private static Route route(Paths paths, String basePath, String target) {
    Router router = new Router(basePath, paths, Dialects.all());
    RequestHead head = new RequestHead("POST", basePath + target, Headers.none());
    return router.route(head, Policy.of(List.of(), "v1"));
  }

  @Test
  void readsAnEncodedColonInAModelIdOnNativePaths() {
    Route route = route(Paths.NATIVE, "/gateway", ENCODED);

    assertThat(route).isInstanceOf(Route.Governed.class);
    Operation operation = ((Route.Governed) route).candidates().get(0).operation();
    assertThat(operation.dialect()).isEqualTo("bedrock.converse");
    assertThat(operation.parameter("model")).isEqualTo("us.anthropic.claude-haiku-4-5-v1:0");
    assertThat(operation.path()).isEqualTo("/model/us.anthropic.claude-haiku-4-5-v1:0/converse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/model/us.anthropic.claude-haiku-4-5-v1%3a0/converse",
        "/model/us.anthropic.claude-haiku-4-5-v1%253A0/converse",
        "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Aprompt%2FX/converse",
        "/model/x%2Fconverse"
      })
  void refusesAnyOtherEncodingOnNativePaths(String target) {
    assertThat(route(Paths.NATIVE, "", target))
        .isInstanceOfSatisfying(
            Route.Refused.class, no -> assertThat(no.code()).isEqualTo("ambiguous_target"));
  }

  @Test
  void refusesAnEncodedColonOnThePathsOfAiCore() {
    assertThat(route(Paths.AI_CORE, "", "/v2/inference/deployments/d1%3A34/converse"))
        .isInstanceOfSatisfying(
            Route.Refused.class, no -> assertThat(no.code()).isEqualTo("ambiguous_target"));
  }
}
