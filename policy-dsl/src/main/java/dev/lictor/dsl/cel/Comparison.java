package dev.lictor.dsl.cel;

import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Ranges;
import dev.lictor.dsl.logic.Subject;
import dev.lictor.dsl.logic.Test;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares values. What it does not understand is a question of its own, with one name for one meaning. Not instantiable. */
final class Comparison {

  private static final Set<String> ORDER = Set.of("<", "=", ">");
  private static final Ranges LENGTHS = Ranges.between(0, Long.MAX_VALUE);

  private Comparison() {}

  static Formula equal(Value one, Value other) {
    if (one instanceof Value.Known) {
      return other instanceof Value.Known
          ? Formula.of(one.key().equals(other.key()))
          : equal(other, one);
    }
    if (other instanceof Value.Known known) {
      return equalTo(one, known);
    }
    if (one.key().equals(other.key())) {
      return Formula.Constant.TRUE;
    }
    if (one instanceof Value.Fact a
        && other instanceof Value.Fact b
        && a.subject().sort() == Subject.Sort.TRUTH) {
      Formula yes = Formula.is(a.subject());
      Formula too = Formula.is(b.subject());
      return Formula.any(Formula.all(yes, too), Formula.all(yes.not(), too.not()));
    }
    return ordered(one, other, Set.of("="));
  }

  private static Formula equalTo(Value value, Value.Known known) {
    if (value instanceof Value.Fact fact
        && fact.subject().sort() == Subject.Sort.TEXT
        && known.value() instanceof String text) {
      return Formula.is(fact.subject(), new Test.OneOf(true, Set.of(text)));
    }
    if (value instanceof Value.Fact fact && known.value() instanceof Boolean truth) {
      return Formula.is(fact.subject(), new Test.Holds(truth));
    }
    if (value instanceof Value.Members members && known.value() instanceof Set<?> set) {
      return Formula.all(
          membersAll(members, set),
          Formula.is(Subject.sizeOf(members.path()), new Test.Within(Ranges.only(set.size()))));
    }
    Optional<Ranges> point = point(known.value());
    return point.isPresent()
        ? within(value, point.get()).orElseGet(() -> ordered(value, known, Set.of("=")))
        : ordered(value, known, Set.of("="));
  }

  /** Returns the whole milliseconds or numbers that are the constant. */
  private static Optional<Ranges> point(Object constant) {
    if (constant instanceof Long number) {
      return Optional.of(Ranges.only(number));
    }
    if (constant instanceof Instant time) {
      return Optional.of(
          Ranges.below(ceiling(time)).not().and(Ranges.above(floor(time)).not()));
    }
    return Optional.empty();
  }

  private static long floor(Instant time) {
    return time.toEpochMilli();
  }

  private static long ceiling(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).equals(time) ? floor(time) : floor(time) + 1;
  }

  /**
   * Returns whether one is less than the other.
   *
   * @param orEqual whether equal ones count as well
   */
  static Formula less(Value one, Value other, boolean orEqual) {
    if (other instanceof Value.Known known) {
      Optional<Formula> found = below(known.value(), orEqual).flatMap(some -> within(one, some));
      if (found.isPresent()) {
        return found.get();
      }
    } else if (one instanceof Value.Known known) {
      // What is not above a constant is below it or equal to it.
      Optional<Formula> found =
          below(known.value(), !orEqual).flatMap(some -> within(other, some.not()));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return one.key().equals(other.key())
        ? Formula.of(orEqual)
        : ordered(one, other, orEqual ? Set.of("<", "=") : Set.of("<"));
  }

  private static Optional<Ranges> below(Object constant, boolean orEqual) {
    if (constant instanceof Long number) {
      return Optional.of(orEqual ? Ranges.above(number).not() : Ranges.below(number));
    }
    if (constant instanceof Instant time) {
      return Optional.of(orEqual ? Ranges.above(floor(time)).not() : Ranges.below(ceiling(time)));
    }
    return Optional.empty();
  }

  private static Optional<Formula> within(Value value, Ranges ranges) {
    if (value instanceof Value.Known known) {
      return known.value() instanceof Long number
          ? Optional.of(Formula.of(ranges.contains(number)))
          : Optional.empty();
    }
    if (value instanceof Value.Fact fact) {
      return fact.subject().sort() == Subject.Sort.NUMBER
          ? Optional.of(Formula.is(fact.subject(), new Test.Within(ranges)))
          : Optional.empty();
    }
    if (value instanceof Value.Length length) {
      return Optional.of(sized(
          ranges,
          Formula.is(length.text(), new Test.OneOf(true, Set.of(""))),
          Subject.sizeOf(length.text().key())));
    }
    if (value instanceof Value.Count count) {
      return Optional.of(sized(
          ranges,
          new Formula.Of(
              true, count.of().list(), count.of().name(), count.of().condition().not()),
          Subject.number(count.key(), 0)));
    }
    return Optional.empty();
  }

  /** Returns whether a size is within the ranges; whether it is none has a meaning of its own. */
  private static Formula sized(Ranges ranges, Formula none, Subject size) {
    Ranges some = ranges.and(LENGTHS);
    if (some.equals(Ranges.only(0))) {
      return none;
    }
    if (some.equals(Ranges.between(1, Long.MAX_VALUE))) {
      return none.not();
    }
    return some.isEmpty() || some.equals(LENGTHS)
        ? Formula.of(!some.isEmpty())
        : Formula.is(size, new Test.Within(some));
  }

  private static Formula ordered(Value one, Value other, Set<String> orders) {
    String a = one.key();
    String b = other.key();
    if (a.compareTo(b) <= 0) {
      return Formula.is(
          Subject.text("order of " + a + " and " + b, ORDER), new Test.OneOf(true, orders));
    }
    Set<String> mirrored = new java.util.HashSet<>();
    orders.forEach(
        order -> mirrored.add(order.equals("<") ? ">" : order.equals(">") ? "<" : order));
    return Formula.is(
        Subject.text("order of " + b + " and " + a, ORDER), new Test.OneOf(true, mirrored));
  }

  /** Returns whether an element is in a set or in a list of constants. */
  static Formula in(Value element, Value group) {
    if (group instanceof Value.Members members) {
      return Formula.is(Subject.membership(members.path(), element.key()));
    }
    if (group instanceof Value.Known known && known.value() instanceof Iterable<?> constants) {
      List<Formula> equal = new ArrayList<>();
      if (isText(element)) {
        return oneOf((Value.Fact) element, constants);
      }
      constants.forEach(constant -> equal.add(equal(element, new Value.Known(constant))));
      return Formula.any(equal);
    }
    return Formula.is(Subject.membership(group.key(), element.key()));
  }

  private static Formula oneOf(Value.Fact element, Iterable<?> constants) {
    Set<String> words = new java.util.HashSet<>();
    constants.forEach(constant -> words.add((String) constant));
    return Formula.is(element.subject(), new Test.OneOf(true, words));
  }

  static boolean isText(Value value) {
    return value instanceof Value.Fact fact && fact.subject().sort() == Subject.Sort.TEXT;
  }

  /** Returns whether a set has all of the others. */
  static Formula containsAll(Value set, Value others) {
    if (others instanceof Value.Known known && known.value() instanceof Iterable<?> constants) {
      List<Formula> every = new ArrayList<>();
      constants.forEach(constant -> every.add(in(new Value.Known(constant), set)));
      return Formula.all(every);
    }
    return Formula.is(Subject.truth(set.key() + " has all of " + others.key()));
  }

  private static Formula membersAll(Value.Members members, Set<?> constants) {
    return containsAll(members, new Value.Known(constants));
  }
}
