package dev.lictor.dsl.logic;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of whole numbers, as ranges that neither overlap nor touch, in their order. Immutable.
 *
 * @param parts the ranges
 */
public record Ranges(List<Range> parts) {

  /** All numbers. */
  public static final Ranges ALL = between(Long.MIN_VALUE, Long.MAX_VALUE);

  /** None. */
  public static final Ranges NONE = new Ranges(List.of());

  /**
   * One range. Immutable.
   *
   * @param first the smallest number in it
   * @param last the largest
   */
  public record Range(long first, long last) {}

  /** Copies the list. */
  public Ranges {
    parts = List.copyOf(parts);
  }

  /** Returns the numbers from the first to the last, both included; none if the last is below the first. */
  public static Ranges between(long first, long last) {
    return first > last ? NONE : new Ranges(List.of(new Range(first, last)));
  }

  /** Returns all numbers above. */
  public static Ranges above(long number) {
    return number == Long.MAX_VALUE ? NONE : between(number + 1, Long.MAX_VALUE);
  }

  /** Returns all numbers below. */
  public static Ranges below(long number) {
    return number == Long.MIN_VALUE ? NONE : between(Long.MIN_VALUE, number - 1);
  }

  /** Returns the one number. */
  public static Ranges only(long number) {
    return between(number, number);
  }

  /** Returns whether there is no number in it. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Returns whether the number is in it. */
  public boolean contains(long number) {
    for (Range part : parts) {
      if (part.first() <= number && number <= part.last()) {
        return true;
      }
    }
    return false;
  }

  /** Returns what is in both. */
  public Ranges and(Ranges other) {
    List<Range> both = new ArrayList<>();
    for (Range one : parts) {
      for (Range two : other.parts) {
        long first = Math.max(one.first(), two.first());
        long last = Math.min(one.last(), two.last());
        if (first <= last) {
          both.add(new Range(first, last));
        }
      }
    }
    return new Ranges(both);
  }

  /** Returns what is not in it. */
  public Ranges not() {
    List<Range> gaps = new ArrayList<>();
    long next = Long.MIN_VALUE;
    for (Range part : parts) {
      if (part.first() > next) {
        gaps.add(new Range(next, part.first() - 1));
      }
      if (part.last() == Long.MAX_VALUE) {
        return new Ranges(gaps);
      }
      next = part.last() + 1;
    }
    gaps.add(new Range(next, Long.MAX_VALUE));
    return new Ranges(gaps);
  }

  /** Returns a number of it that people find plain: a small one that is not negative, if there is one. */
  long plainest() {
    for (long number = 1; number >= 0; number--) {
      if (contains(number)) {
        return number;
      }
    }
    for (Range part : parts) {
      if (part.first() > 0) {
        return part.first();
      }
    }
    return parts.get(parts.size() - 1).last();
  }
}
