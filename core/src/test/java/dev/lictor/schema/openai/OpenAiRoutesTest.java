package dev.lictor.schema.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiRoutesTest {

  private static final List<ProviderSchema> ROOMS =
      List.of(new ChatSchema(), new EmbeddingsSchema(), new ResponsesSchema(), new ModelsSchema());

  private static Optional<Operation> route(ProviderSchema room, String method, String target) {
    RequestHead head = new RequestHead(method, target, Headers.of("AI-Resource-Group", "shared"));
    return Target.parse(target).flatMap(plain -> room.route(head, Place.of(plain)));
  }

  private static List<Operation> routes(String method, String target) {
    return ROOMS.stream().flatMap(room -> route(room, method, target).stream()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v2/inference/deployments/d1234/chat/completions, openai.chat, chat.completions",
    "POST, /v2/inference/deployments/d1234/chat/completions?api-version=2024-10-21, openai.chat, chat.completions",
    "POST, /v2/inference/deployments/d1234/chat/completions?api-version=2025-03-01-preview, openai.chat, chat.completions",
    "POST, /v1/chat/completions, openai.chat, chat.completions",
    "POST, /openai/deployments/gpt/chat/completions?api-version=2024-10-21, openai.chat, chat.completions",
    "POST, /v2/inference/deployments/d1234/embeddings?api-version=2023-05-15, openai.embeddings, embeddings.create",
    "POST, /v1/embeddings, openai.embeddings, embeddings.create",
    "POST, /v2/inference/deployments/d1234/responses, openai.responses, responses.create",
    "POST, /v1/responses, openai.responses, responses.create",
    "GET, /v1/responses/resp_1, openai.responses, responses.get",
    "GET, /v2/inference/deployments/d1234/responses/resp_1?api-version=2025-03-01-preview&stream=true&starting_after=4, openai.responses, responses.get",
    "DELETE, /v1/responses/resp_1, openai.responses, responses.delete",
    "POST, /v1/responses/resp_1/cancel, openai.responses, responses.cancel",
    "GET, /v1/responses/resp_1/input_items?limit=3, openai.responses, responses.input_items",
    "GET, /v1/models, openai.models, models.list",
    "GET, /v1/models/gpt-4o, openai.models, models.get"
  })
  void findsOneRoomForEachDocumentedCall(
      String method, String target, String dialect, String name) {
    List<Operation> found = routes(method, target);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).dialect()).isEqualTo(dialect);
    assertThat(found.get(0).name()).isEqualTo(name);
    assertThat(found.get(0).resourceGroup()).isEqualTo("shared");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/chat/completions",
        "POST /v1/chat/completions?api-version=2024-10-21",
        "POST /chat/completions",
        "POST /V1/chat/completions",
        "POST /v1/chat/completions/c1",
        "POST /v1/completions",
        "POST /v1/images/generations",
        "POST /v1/audio/speech",
        "POST /v1/files",
        "POST /v1/batches",
        "POST /v1/moderations",
        "POST /v1/conversations",
        "POST /v1/responses/compact",
        "POST /v1/responses/input_tokens",
        "POST /v1/responses/resp_1",
        "PUT /v1/responses/resp_1",
        "GET /v1/responses",
        "GET /v1/responses/resp_1/cancel",
        "GET /v1/responses/resp_1/input_items/x",
        "GET /v1/responses/resp_1?stream=true&stream=false",
        "GET /v1/responses/resp_1?streams=true",
        "GET /v1/responses/resp_1?stream",
        "GET /v1/responses/resp_1?stream=true&",
        "GET /v1/responses/a(b",
        "POST /v1/responses?stream=true",
        "DELETE /v1/models/gpt-4o",
        "GET /v1/models?limit=1",
        "GET /v1/models/a/b",
        "POST /v1/embeddings?x=1",
        "POST /openai/deployments/gpt/chat/completions",
        "POST /openai/deployments/gpt/completions?api-version=2024-10-21",
        "POST /openai/deployments/gpt/chat/completions?api-version=latest",
        "POST /v2/inference/deployments/d1234/chat/completions?",
        "POST /v2/inference/deployments/d1234/chat/completions?api-version=",
        "POST /v2/inference/deployments/d1234/chat/completions?api-version=2024-10-21&api-version=2024-10-21",
        "POST /v2/inference/deployments/d1234/chat/completions?api-version=2024-10-21-previews",
        "POST /v2/inference/deployments/d1234/chat/completions?API-version=2024-10-21",
        "POST /v2/inference/deployments/d1234/v1/chat/completions",
        "POST /v2/inference/deployments/d1234/images/generations?api-version=2024-10-21",
        "POST /v2/inference/deployments/d1234/v1/responses",
        "GET /v2/inference/deployments/d1234/v1/models",
        "GET /v2/inference/deployments/d1234/models"
      })
  void knowsNoOtherMethodPathOrQuery(String line) {
    String[] words = line.split(" ", 2);

    assertThat(routes(words[0], words[1])).isEmpty();
  }

  @Test
  void countsListingsAsControlAndAllElseAsWhatItIs() {
    assertThat(routes("GET", "/v1/models").get(0).kind()).isEqualTo(Kind.CONTROL);
    assertThat(routes("POST", "/v1/embeddings").get(0).kind()).isEqualTo(Kind.EMBEDDING);
    assertThat(routes("GET", "/v1/responses/resp_1").get(0).kind()).isEqualTo(Kind.CONTROL);
    assertThat(routes("GET", "/v2/inference/deployments/d1234/responses/resp_1")
            .get(0)
            .kind())
        .isEqualTo(Kind.INFERENCE);
    assertThat(routes("POST", "/v1/responses").get(0).kind()).isEqualTo(Kind.INFERENCE);
  }

  @Test
  void readsTheBodyOfARequestThatMakesSomethingAndNoOther() {
    ResponsesSchema room = new ResponsesSchema();

    assertThat(room.intake(route(room, "POST", "/v1/responses").orElseThrow()))
        .isEqualTo(Intake.JSON);
    assertThat(room.intake(route(room, "GET", "/v1/responses/resp_1").orElseThrow()))
        .isEqualTo(Intake.UNREAD);
    assertThat(room.intake(route(room, "POST", "/v1/responses/resp_1/cancel").orElseThrow()))
        .isEqualTo(Intake.UNREAD);
  }

  private static Served served(String scenario, String executable) {
    return new Served(scenario, executable, List.of());
  }

  @Test
  void speaksWithTheDeploymentsThatHaveThisFormat() {
    for (String executable : List.of(
        "azure-openai",
        "aicore-mistralai",
        "perplexity-ai",
        "aicore-nvidia",
        "aicore-opensource")) {
      assertThat(new ChatSchema().speaks(served("foundation-models", executable)))
          .as(executable)
          .isTrue();
    }
    assertThat(new ChatSchema().speaks(served("foundation-models", "aws-bedrock")))
        .isFalse();
    assertThat(new ChatSchema().speaks(served("own-models", "azure-openai"))).isFalse();
    assertThat(new EmbeddingsSchema().speaks(served("foundation-models", "aicore-nvidia")))
        .isTrue();
    assertThat(new EmbeddingsSchema().speaks(served("foundation-models", "perplexity-ai")))
        .isFalse();
    assertThat(new ResponsesSchema().speaks(served("foundation-models", "azure-openai")))
        .isTrue();
    assertThat(new ResponsesSchema().speaks(served("foundation-models", "aicore-mistralai")))
        .isFalse();
  }

  @Test
  void leavesTheModelsOfACallToTheDeploymentOrTheBody() {
    assertThat(ROOMS).noneMatch(ProviderSchema::namesModels);
  }
}
