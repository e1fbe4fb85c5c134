package dev.lictor.schema.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Place;
import dev.lictor.schema.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicSchemaTest {

  private static final AnthropicSchema ROOM = AnthropicSchema.create();

  private static Optional<Operation> route(String method, String target) {
    RequestHead head = new RequestHead(method, target, Headers.none());
    return Target.parse(target).flatMap(parsed -> ROOM.route(head, Place.of(parsed)));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/messages, messages.create, INFERENCE, JSON",
    "POST, /v1/messages?beta=true, messages.create, INFERENCE, JSON",
    "POST, /v1/messages/count_tokens, messages.count_tokens, CONTROL, JSON",
    "GET, /v1/models, models.list, CONTROL, UNREAD",
    "GET, /v1/models?limit=5&after_id=x, models.list, CONTROL, UNREAD",
    "GET, /v1/models/claude-sonnet-4-5, models.get, CONTROL, UNREAD"
  })
  void routesTheDocumentedOperations(
      String method, String target, String name, Kind kind, Intake intake) {
    Operation operation = route(method, target).orElseThrow();

    assertThat(operation.name()).isEqualTo(name);
    assertThat(operation.kind()).isEqualTo(kind);
    assertThat(operation.dialect()).isEqualTo("anthropic");
    assertThat(ROOM.intake(operation)).isEqualTo(intake);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/messages",
    "PUT, /v1/messages",
    "POST, /v1/Messages",
    "POST, /v1/messages/",
    "POST, /v1/messages?model=x",
    "POST, /v1/messages?beta=true&beta=true",
    "POST, /v1/messages/batches",
    "POST, /v1/models",
    "GET, /v1/models?key=x",
    "GET, /v1/models/a/b",
    "POST, /v1/complete",
    "POST, /v1/files",
    "POST, /v2/inference/deployments/d1234/v1/messages"
  })
  void doesNotRouteAnythingElse(String method, String target) {
    assertThat(route(method, target)).isEmpty();
  }

  @Test
  void speaksForNoDeployment() {
    assertThat(ROOM.speaks(new Served("foundation-models", "aws-bedrock", List.of())))
        .isFalse();
  }

  @Test
  void readsNothingOfAListOfModels() {
    Operation operation = route("GET", "/v1/models").orElseThrow();

    Reading reading = ROOM.read(operation, ByteBuffer.wrap(new byte[0]));

    assertThat(((Reading.Facts) reading).facts().countsTokens()).isFalse();
  }

  @Test
  void tellsThePlaceOfAFaultAndNotTheValue() {
    Operation operation = route("POST", "/v1/messages").orElseThrow();
    String body = "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":["
        + "{\"type\":\"image\",\"source\":{\"type\":\"secret\"}}]}]}";

    Reading reading = ROOM.read(operation, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));

    Reading.Malformed malformed = (Reading.Malformed) reading;
    assertThat(malformed.message())
        .startsWith("$.messages[0].content[0].source.type")
        .doesNotContain("secret");
  }
}
