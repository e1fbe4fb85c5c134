package dev.lictor.schema.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiSchemaTest {

  private static final GeminiSchema ROOM = new GeminiSchema();

  private static Optional<Operation> route(String method, String target) {
    RequestHead head = new RequestHead(method, target, Headers.none());
    return Target.parse(target).flatMap(parsed -> ROOM.route(head, Place.of(parsed)));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v2/inference/deployments/d1234/models/gemini-2.5-pro:generateContent, INFERENCE",
    "POST, /v2/inference/deployments/d1234/models/gemini-2.5-pro:streamGenerateContent, INFERENCE",
    "POST, /v2/inference/deployments/d1234/models/g:streamGenerateContent?alt=sse, INFERENCE",
    "POST, /v2/inference/deployments/d1234/models/gemini-embedding-001:predict, EMBEDDING",
    "POST, /v1beta/models/gemini-2.5-pro:generateContent, INFERENCE",
    "POST, /v1/models/gemini-2.5-pro:streamGenerateContent?alt=sse, INFERENCE",
    "POST, /v1beta/models/gemini-embedding-001:embedContent, EMBEDDING",
    "POST, /v1beta/models/gemini-embedding-001:batchEmbedContents, EMBEDDING",
    "POST, /v1beta/models/gemini-2.5-pro:countTokens, CONTROL",
    "POST, /v1/projects/p/locations/l/publishers/google/models/g:generateContent, INFERENCE",
    "POST, /v1beta1/projects/p/locations/l/publishers/google/models/g@001:predict, EMBEDDING",
    "POST, /v1beta1/publishers/google/models/g:countTokens, CONTROL",
    "GET, /v1beta/models, CONTROL",
    "GET, /v1beta/models?pageSize=10&pageToken=x, CONTROL",
    "GET, /v1beta/models/gemini-2.5-pro, CONTROL"
  })
  void routesWhatIsDocumented(String method, String target, Kind kind) {
    Operation operation = route(method, target).orElseThrow();

    assertThat(operation.kind()).isEqualTo(kind);
    assertThat(operation.dialect()).isEqualTo("gemini");
    assertThat(ROOM.intake(operation) == Intake.UNREAD).isEqualTo(kind == Kind.CONTROL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/inference/deployments/d1234/models/g:rawPredict",
        "/v2/inference/deployments/d1234/models/g:embedContent",
        "/v2/inference/deployments/d1234/models/g:countTokens",
        "/v2/inference/deployments/d1234/models/:generateContent",
        "/v2/inference/deployments/d1234/models/g:generateContent:generateContent",
        "/v2/inference/deployments/d1234/models/g:GenerateContent",
        "/v2/inference/deployments/d1234/models/g:generateContent?alt=sse",
        "/v2/inference/deployments/d1234/models/g:streamGenerateContent?alt=json",
        "/v2/inference/deployments/d1234/models/g:streamGenerateContent?alt=sse&key=s",
        "/v2/inference/deployments/d1234/models/g:streamGenerateContent?key=s",
        "/v2/inference/deployments/d1234/publishers/google/models/g:generateContent",
        "/v2/inference/deployments/d1234/v1beta/models/g:generateContent",
        "/v1beta/models/g:generateContent?key=s",
        "/v1beta/models/g:predict",
        "/v1beta/models/g:batchGenerateContent",
        "/v1beta/tunedModels/g:generateContent",
        "/v1alpha/models/g:generateContent",
        "/v1/projects/p/locations/l/publishers/anthropic/models/g:generateContent",
        "/v1/projects/p/locations/l/endpoints/1:generateContent",
        "/v1beta/models/a+b:generateContent"
      })
  void knowsNothingElse(String target) {
    assertThat(route("POST", target)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1beta/models?key=s",
        "/v1beta/models?pageSize=1&pageSize=2",
        "/v1beta/models/g?key=s",
        "/v1/models",
        "/v2/inference/deployments/d1234/models/g",
        "/v1beta/models/g:generateContent"
      })
  void getsModelsAndNothingElse(String target) {
    assertThat(route("GET", target)).isEmpty();
  }

  @Test
  void isSpokenByGooglesModelsAlone() {
    assertThat(ROOM.speaks(new Served("foundation-models", "gcp-vertexai", List.of())))
        .isTrue();
    assertThat(ROOM.speaks(new Served("foundation-models", "aws-bedrock", List.of())))
        .isFalse();
    assertThat(ROOM.speaks(new Served("custom", "gcp-vertexai", List.of()))).isFalse();
    assertThat(ROOM.namesModels()).isFalse();
  }
}
