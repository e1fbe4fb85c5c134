package dev.lictor.testkit.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.JqwikException;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Values of an arbitrary, drawn with a seed: within a jqwik property and outside of any. The same seed and number of tries
 * draw the same values. Immutable.
 *
 * @param <T> the type of the values
 */
public final class Drawing<T> {

  private static final int USUAL_STEPS = 2_000;

  private final Arbitrary<T> arbitrary;
  private final long seed;
  private final int tries;
  private final int steps;

  private Drawing(Arbitrary<T> arbitrary, long seed, int tries, int steps) {
    this.arbitrary = Objects.requireNonNull(arbitrary, "arbitrary");
    this.seed = seed;
    this.tries = tries;
    this.steps = steps;
    if (tries < 1) {
      throw new IllegalArgumentException("tries must be at least 1, found " + tries);
    }
    if (steps < 0) {
      throw new IllegalArgumentException("shrinking steps must be at least 0, found " + steps);
    }
  }

  /**
   * Returns a drawing of so many values.
   *
   * @param tries how many, at least 1
   */
  public static <T> Drawing<T> of(Arbitrary<T> arbitrary, long seed, int tries) {
    return new Drawing<>(arbitrary, seed, tries, USUAL_STEPS);
  }

  /**
   * Returns this drawing with another bound on the search for a smaller value, which usually ends long before.
   *
   * @param newSteps how many values are tried in place of the one that failed; 0 leaves it as it was drawn
   */
  public Drawing<T> withShrinkingSteps(int newSteps) {
    return new Drawing<>(arbitrary, seed, tries, newSteps);
  }

  /** Returns the values. */
  public List<T> values() {
    return inSession(generator -> {
      List<T> values = new ArrayList<>(tries);
      Random random = new Random(seed);
      for (int i = 0; i < tries; i++) {
        values.add(generator.next(random).value());
      }
      return values;
    });
  }

  /**
   * Looks for a value for which something does not hold, and shrinks it. What the predicate throws is thrown on.
   *
   * @return the smallest value that was found, or empty if it holds for all that were drawn
   */
  public Optional<CounterExample<T>> findCounterExample(Predicate<? super T> holds) {
    return inSession(generator -> {
      Random random = new Random(seed);
      for (int i = 1; i <= tries; i++) {
        Shrinkable<T> next = generator.next(random);
        if (!holds.test(next.value())) {
          Shrinking<T> shrinking = new Shrinking<>(next, holds, steps);
          T smallest = shrinking.smallest();
          return Optional.of(new CounterExample<>(
              smallest, next.value(), i, tries, shrinking.improvements(), seed));
        }
      }
      return Optional.empty();
    });
  }

  /** Runs something that needs jqwik's session: one of its own, or that of the property or session around it. */
  private <R> R inSession(Function<RandomGenerator<T>, R> action) {
    boolean own = opensSession();
    try {
      return action.apply(arbitrary.generator(tries, /* withEdgeCases= */ true));
    } finally {
      if (own) {
        JqwikSession.finish();
      }
    }
  }

  private static boolean opensSession() {
    try {
      JqwikSession.start();
      return true;
    } catch (JqwikException withinAnother) {
      return false;
    }
  }
}
