package dev.lictor.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key may have two spellings, and is one key all the same. */
class SpellingsTest {

  private static final ObjectShape<List<Long>> SHAPE = shape();

  private static ObjectShape<List<Long>> shape() {
    ObjectShape.Builder<List<Long>> builder = ObjectShape.<List<Long>>builder()
        .optional("first", (in, found) -> found.add(in.integer()))
        .required("maxTokens", (in, found) -> found.add(in.integerOrMinusOne()))
        .alias("max_tokens");
    for (int i = 0; i < 62; i++) {
      builder.optional("key" + i, (in, found) -> in.skip()).alias("key_" + i);
    }
    return builder.build();
  }

  private static List<Long> read(String body) {
    List<Long> found = new ArrayList<>();
    new JsonReader(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8))).document(SHAPE, found);
    return found;
  }

  @Test
  void readsEitherSpellingAndDemandsOne() {
    assertThat(read("{\"maxTokens\":1}")).containsExactly(1L);
    assertThat(read("{\"max_tokens\":1,\"key_61\":0,\"first\":2,\"key0\":0}"))
        .containsExactly(1L, 2L);
    assertThatThrownBy(() -> read("{\"first\":1}"))
        .hasMessageContaining("\"maxTokens\" is missing")
        .extracting("code")
        .isEqualTo("missing_key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"maxTokens\":1,\"max_tokens\":1}",
        "{\"max_tokens\":1,\"maxTokens\":1}",
        "{\"max_tokens\":1,\"max\\u0054okens\":1}",
        "{\"maxTokens\":1,\"key_61\":1,\"key61\":1}"
      })
  void refusesBothSpellingsInOneObject(String body) {
    assertThatThrownBy(() -> read(body)).extracting("code").isEqualTo("duplicate_key");
  }

  @Test
  void seesTheTwinsOfBothSpellings() {
    assertThatThrownBy(() -> read("{\"maxtokens\":1}")).extracting("code").isEqualTo("key_twin");
    assertThatThrownBy(() -> read("{\"Max_Tokens\":1}")).extracting("code").isEqualTo("key_twin");
  }

  @Test
  void takesNoSpellingTwiceAndNoneWithoutAKey() {
    assertThatThrownBy(() -> ObjectShape.<Object>builder().alias("a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> ObjectShape.<Object>builder().optional("a", (in, o) -> {}).alias("a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-2", "-10", "-1.0", "-1e0", "-0", "1.0", "9007199254740992"})
  void readsMinusOneAndNoOtherNegativeNumber(String number) {
    assertThat(read("{\"maxTokens\":-1,\"first\":3}")).containsExactly(-1L, 3L);
    assertThatThrownBy(() -> read("{\"maxTokens\":" + number + "}"))
        .extracting("code")
        .isEqualTo("not_an_integer");
  }
}
