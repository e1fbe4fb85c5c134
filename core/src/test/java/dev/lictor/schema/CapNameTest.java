package dev.lictor.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapNameTest {

  @ParameterizedTest
  @CsvSource({
    "gpt-35-turbo, max_tokens",
    "gpt-3.5-turbo, max_tokens",
    "gpt-4, max_tokens",
    "gpt-4o-mini, max_tokens",
    "gpt-4.1, max_tokens",
    "chatgpt-4o-latest, max_tokens",
    "ft:gpt-4o-mini:acme, max_tokens",
    "o1, max_completion_tokens",
    "o3-mini, max_completion_tokens",
    "ft:o4-mini, max_completion_tokens",
    "gpt-5, max_completion_tokens",
    "gpt-5-nano, max_completion_tokens",
    "gpt-oss-120b, ",
    "omni, ",
    "o, ",
    "my-gpt-4o, ",
    "anthropic--claude-4-sonnet, ",
    "'', "
  })
  void isTheOneThatTheModelTakesInEveryVersionOfTheApi(String model, String key) {
    assertThat(CapName.of(model).map(CapName::key)).isEqualTo(Optional.ofNullable(key));
  }
}
