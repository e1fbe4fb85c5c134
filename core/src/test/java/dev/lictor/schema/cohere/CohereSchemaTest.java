package dev.lictor.schema.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.ResponseHead;
import dev.lictor.http.Target;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CohereSchemaTest {

  private static final CohereSchema ROOM = new CohereSchema();

  private static Optional<Operation> route(String method, String target) {
    RequestHead head = new RequestHead(method, target, Headers.none());
    return ROOM.route(head, Place.of(Target.parse(target).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/inference/deployments/d1234/v2/chat, chat, INFERENCE",
    "/v2/inference/deployments/d1234/rerank, rerank, EMBEDDING",
    "/v2/chat, chat, INFERENCE",
    "/v2/rerank, rerank, EMBEDDING"
  })
  void routesChatAndRerank(String target, String name, Kind kind) {
    Operation operation = route("POST", target).orElseThrow();

    assertThat(operation.dialect()).isEqualTo("cohere");
    assertThat(operation.name()).isEqualTo(name);
    assertThat(operation.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v2/chat",
    "POST, /v2/chat?stream=true",
    "POST, /v2/chat/x",
    "POST, /v1/chat",
    "POST, /chat",
    "POST, /v1/rerank",
    "POST, /rerank",
    "POST, /v2/embed",
    "POST, /v2/inference/deployments/d1234/chat",
    "POST, /v2/inference/deployments/d1234/v1/chat",
    "POST, /v2/inference/deployments/d1234/v2/rerank"
  })
  void knowsNothingElse(String method, String target) {
    assertThat(route(method, target)).isEmpty();
  }

  @Test
  void isSpokenByCoheresModelsAlone() {
    assertThat(ROOM.speaks(new Served("foundation-models", "aicore-cohere", List.of())))
        .isTrue();
    assertThat(ROOM.speaks(new Served("foundation-models", "aicore-mistralai", List.of())))
        .isFalse();
    assertThat(ROOM.speaks(new Served("custom", "aicore-cohere", List.of()))).isFalse();
  }

  @Test
  void expectsNoFiguresInAnAnswerOfAnotherForm() {
    Operation chat = route("POST", "/v2/chat").orElseThrow();
    ResponseHead html = new ResponseHead(502, Headers.of("Content-Type", "text/html"));

    assertThat(ROOM.meter(chat, CallFacts.builder().build(), html)).isSameAs(Meter.SILENT);
  }
}
