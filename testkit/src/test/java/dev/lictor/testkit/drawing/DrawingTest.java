package dev.lictor.testkit.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

class DrawingTest {

  private static final Arbitrary<List<Integer>> LISTS =
      Arbitraries.integers().between(0, 1000).list().ofMaxSize(20);

  @Test
  void drawsTheSameValuesForASeedAndOthersForAnother() {
    List<List<Integer>> values = Drawing.of(LISTS, 7, 50).values();

    assertThat(values).hasSize(50);
    assertThat(Drawing.of(LISTS, 7, 50).values()).isEqualTo(values);
    assertThat(Drawing.of(LISTS, 8, 50).values()).isNotEqualTo(values);
  }

  @Test
  void findsTheSameSmallestCounterExampleEachTime() {
    Drawing<List<Integer>> drawing = Drawing.of(LISTS, 3, 200);

    Optional<CounterExample<List<Integer>>> found =
        drawing.findCounterExample(list -> list.stream().noneMatch(number -> number > 500));

    assertThat(found).isPresent();
    assertThat(found.get().value()).containsExactly(501);
    assertThat(found.get().drawn()).anyMatch(number -> number > 500);
    assertThat(found.get().origin())
        .isEqualTo("seed 3, try " + found.get().attempt() + " of 200, shrunk "
            + found.get().shrunk() + " times");
    assertThat(drawing.findCounterExample(list -> list.stream().noneMatch(n -> n > 500)))
        .isEqualTo(found);
  }

  @Test
  void findsNothingWhereNothingIs() {
    AtomicInteger asked = new AtomicInteger();

    assertThat(Drawing.of(LISTS, 1, 300).findCounterExample(list -> asked.incrementAndGet() > 0))
        .isEmpty();
    assertThat(asked).hasValue(300);
  }

  @Property(tries = 30, seed = "1")
  void asksNoMoreOftenThanItMay(@ForAll @IntRange(max = 40) int steps) {
    AtomicInteger asked = new AtomicInteger();

    CounterExample<List<Integer>> found = Drawing.of(LISTS, 5, 10)
        .withShrinkingSteps(steps)
        .findCounterExample(list -> asked.incrementAndGet() < 0)
        .orElseThrow();

    assertThat(asked.get()).isLessThanOrEqualTo(1 + steps);
    assertThat(found.attempt()).isEqualTo(1);
    assertThat(steps > 0 || found.value().equals(found.drawn())).isTrue();
  }

  @Test
  void throwsWhatThePredicateThrowsAndLeavesNoSessionOpen() {
    assertThatThrownBy(() -> Drawing.of(LISTS, 1, 1).findCounterExample(list -> {
          throw new IllegalStateException("asked");
        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("asked");
    assertThat(JqwikSession.isActive()).isFalse();
  }

  @Test
  void needsAtLeastOneTry() {
    assertThatThrownBy(() -> Drawing.of(LISTS, 1, 0))
        .hasMessage("tries must be at least 1, found 0");
    assertThatThrownBy(() -> Drawing.of(LISTS, 1, 1).withShrinkingSteps(-1))
        .hasMessage("shrinking steps must be at least 0, found -1");
  }
}
