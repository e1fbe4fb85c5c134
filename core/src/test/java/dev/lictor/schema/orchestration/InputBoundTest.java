package dev.lictor.schema.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import dev.lictor.schema.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bound on the input where a sum over texts hides something. */
class InputBoundTest {

  private static final String MESSAGE = "{\"role\":\"user\",\"content\":\"J\"}";

  private static CallFacts facts(String modules, String history) {
    String body =
        "{\"config\":{\"modules\":" + modules + "},\"messages_history\":[" + history + "]}";
    return ((Reading.Facts) OrchestrationSchema.v2()
            .read(
                OrchestrationSchemaTest.operation("orchestration.v2"),
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8))))
        .facts();
  }

  private static String element(String prompt, String more) {
    return "{\"prompt_templating\":{\"prompt\":{\"template\":[" + MESSAGE + "]" + prompt
        + "},\"model\":{\"name\":\"m\"}}" + more + "}";
  }

  /** Each message is one name of one letter, which gives way to a tag of up to 40 bytes. */
  @Test
  void boundsTheMaskedTextOfManyMessagesEachOfWhichIsAnEntity() {
    String masking =
        ",\"masking\":{\"providers\":[{\"type\":\"sap_data_privacy_integration\",\"method\":\"anonymization\","
            + "\"entities\":[{\"type\":\"profile-person\"}]}]}";
    String history = String.join(",", Collections.nCopies(1000, MESSAGE));

    long tokens = facts(element("", masking), history).input().tokens();

    assertThat(tokens).isGreaterThanOrEqualTo(1001 * (1 + 40));
  }

  @ParameterizedTest
  @CsvSource({"'', 2", "'\"a\":\"four\"', 8", "'\"a\":\"\"', 2", "'\"b\":\"four\"', 2"})
  void countsTheLongerOfAValueAndItsDefault(String defaults, long expected) {
    String text = "{\"role\":\"user\",\"content\":\"{{?a}}{{?a}}\"}";
    String body = "{\"config\":{\"modules\":" + element(",\"defaults\":{" + defaults + "}", "")
        + "},\"messages_history\":[" + text + "],\"placeholder_values\":{\"a\":\"x\"}}";
    CallFacts found = ((Reading.Facts) OrchestrationSchema.v2()
            .read(
                OrchestrationSchemaTest.operation("orchestration.v2"),
                ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8))))
        .facts();

    long without = facts(element("", ""), "{\"role\":\"user\",\"content\":\"123456123456\"}")
        .input()
        .tokens();

    assertThat(found.input().tokens()).isEqualTo(without + expected);
  }
}
