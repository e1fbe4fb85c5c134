package dev.lictor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldIdTest {

  @Property(seed = "1")
  void isReadAsItWasWritten(@ForAll long high, @ForAll long low) {
    HoldId id = HoldId.of(high, low);

    assertThat(id.hex()).matches("[0-9a-f]{32}");
    assertThat(HoldId.parse(id.hex())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123", "0123456789abcdef0123456789abcdeg"})
  void anythingElseIsRejected(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> HoldId.parse(text));
  }
}
