package dev.lictor.testkit;

import dev.lictor.testkit.drawing.CounterExample;
import dev.lictor.testkit.drawing.Drawing;
import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;

/**
 * How many values an assertion draws, and with which seed. Immutable.
 *
 * @param seed the seed
 * @param tries how many
 */
record Trials(long seed, int tries) {

  /** What is drawn if nothing is said: the same values in each run. */
  static final Trials USUAL = new Trials(1, 1_000);

  <T> Optional<CounterExample<T>> against(Arbitrary<T> values, Predicate<? super T> holds) {
    return Drawing.of(values, seed, tries).findCounterExample(holds);
  }
}
