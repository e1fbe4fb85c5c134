package dev.lictor.schema.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.internal.json.PathScanner;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageEventTest {

  private final UsageEvent event = new UsageEvent();

  private void hear(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    new PathScanner(UsageEvent.WANTED, event).pass(bytes, 0, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":1}}",
        "{\"usage\":{},\"choices\":[ ]}",
        "{\"choices\":[],\"usage\":{\"choices\":[{}]},\"error\":null}"
      })
  void takesOutAnEventOfUsageAlone(String json) {
    hear(json);

    assertThat(event.drops()).isTrue();
    assertThat(event.keeps()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[],\"prompt_filter_results\":[{\"prompt_index\":0}]}",
        "{\"choices\":[],\"prompt_filter_results\":[],\"usage\":{\"prompt_tokens\":1}}",
        "{\"choices\":[],\"usage\":null}",
        "{\"choices\":[],\"usage\":[{}]}",
        "{\"choices\":[{\"delta\":{}}],\"usage\":{\"prompt_tokens\":1}}",
        "{\"usage\":{\"prompt_tokens\":1},\"choices\":[{\"delta\":{}}]}",
        "{\"choices\":[1],\"usage\":{\"prompt_tokens\":1}}",
        "{\"choices\":{\"delta\":1},\"usage\":{\"prompt_tokens\":1}}",
        "{\"choices\":[],\"usage\":{},\"error\":{\"code\":\"x\"}}",
        "{\"error\":{\"usage\":{}}}"
      })
  void keepsEveryOther(String json) {
    hear(json);

    assertThat(event.drops()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[{\"delta\":{\"content\":\"Ha",
        "{\"id\":\"c\",\"usage\":null,\"choices\":",
        "{\"error\":{"
      })
  void seesEarlyThatAnEventOfSomethingElseStays(String beginning) {
    hear(beginning);

    assertThat(event.keeps()).isTrue();
  }

  @Test
  void forgetsTheLastEvent() {
    hear("{\"choices\":[{}],\"usage\":{}}");

    event.restart();
    hear("{\"choices\":[],\"usage\":{}}");

    assertThat(event.drops()).isTrue();
  }
}
