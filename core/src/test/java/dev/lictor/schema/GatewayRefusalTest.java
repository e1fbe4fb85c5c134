package dev.lictor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GatewayRefusalTest {

  @Test
  void saysNoAsTheGatewayOfAiCoreDoes() {
    Refusal refusal = new Refusal(
        400,
        "ambiguous_target",
        "the path is \"ambiguous\"",
        Map.of("b", true, "a", List.of("x")),
        "id-1",
        OptionalLong.of(5));

    Response response = GatewayRefusal.of(refusal, "/v2/inference/");

    assertThat(StandardCharsets.UTF_8.decode(response.body()).toString())
        .isEqualTo("{\"error\":{\"code\":\"ambiguous_target\","
            + "\"message\":\"the path is \\\"ambiguous\\\"\",\"requestId\":\"id-1\","
            + "\"target\":\"/v2/inference/\",\"details\":{\"a\":[\"x\"],\"b\":true}}}");
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.head().headers().contains("Retry-After")).isFalse();
  }
}
