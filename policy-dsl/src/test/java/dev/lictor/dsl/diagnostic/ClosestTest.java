package dev.lictor.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClosestTest {

  private static final List<String> WORDS = List.of("models", "stream", "masking", "media");

  @Test
  void findsTheWordThatWasMeant() {
    assertThat(Closest.to("modle", WORDS)).contains("models");
    assertThat(Closest.to("strem", WORDS)).contains("stream");
    assertThat(Closest.to("maskign", WORDS)).contains("masking");
    assertThat(Closest.to("Media", WORDS)).contains("media");
  }

  @Test
  void findsNothingWhereNothingIsNear() {
    assertThat(Closest.to("budget", WORDS)).isEmpty();
    assertThat(Closest.to("x", WORDS)).isEmpty();
    assertThat(Closest.hint("", WORDS)).isEmpty();
  }

  @Test
  void countsASwapOfNeighboursOnce() {
    assertThat(Closest.distance("ab", "ba")).isEqualTo(1);
    assertThat(Closest.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Closest.distance("", "abc")).isEqualTo(3);
  }
}
