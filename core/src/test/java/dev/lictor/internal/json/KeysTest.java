package dev.lictor.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  private static final Keys KEYS = new Keys(List.of("model", "max_tokens"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Model",
        "MODEL",
        "model ",
        "\tmodel",
        "ｍodel",
        "mo\u200bdel",
        "model\u0000",
        "model\ufeff"
      })
  void knowsTheTwinsThatALaxParserWouldTakeForAKey(String name) {
    assertThat(KEYS.twinOf(name)).isEqualTo("model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "models", "mode", "max-tokens", "", "modèl"})
  void takesNothingElseForATwin(String name) {
    assertThat(KEYS.twinOf(name)).isEmpty();
  }

  @Test
  void guessesWhatWasMeant() {
    assertThat(KEYS.closestTo("maxTokens")).isEqualTo("max_tokens");
    assertThat(KEYS.closestTo("modle")).isEqualTo("model");
    assertThat(KEYS.closestTo("temperature")).isEmpty();
  }
}
