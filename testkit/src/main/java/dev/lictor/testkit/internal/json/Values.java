package dev.lictor.testkit.internal.json;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Arbitraries of JSON values; each shrinks to the first that is named. Not instantiable; all functions are pure. */
public final class Values {

  private Values() {}

  /** Returns one value. */
  public static Arbitrary<Json> just(Json value) {
    return Arbitraries.just(value);
  }

  /** Returns one of several texts. */
  public static Arbitrary<Json> words(String... words) {
    return texts(Arbitraries.of(words));
  }

  /** Returns strings. */
  public static Arbitrary<Json> texts(Arbitrary<String> texts) {
    return texts.map(Json::of);
  }

  /** Returns numbers. */
  public static Arbitrary<Json> numbers(Arbitrary<Long> numbers) {
    return numbers.map(Json::of);
  }

  /** Returns one of several numbers. */
  public static Arbitrary<Json> numbers(long first, long... others) {
    Long[] all = new Long[others.length + 1];
    all[0] = first;
    for (int i = 0; i < others.length; i++) {
      all[i + 1] = others[i];
    }
    return numbers(Arbitraries.of(all));
  }

  /** Returns false and true. */
  public static Arbitrary<Json> flags() {
    return Arbitraries.of(Json.of(false), Json.of(true));
  }

  /** Returns one of several values that are written as they are. */
  public static Arbitrary<Json> bare(String... literals) {
    return Arbitraries.of(literals).map(Json.Bare::new);
  }

  /** Returns one of several values. */
  public static Arbitrary<Json> of(Json... values) {
    return Arbitraries.of(values);
  }

  /** Returns values of one of several arbitraries. */
  @SafeVarargs
  public static Arbitrary<Json> oneOf(Arbitrary<Json>... values) {
    List<Arbitrary<Json>> all = new ArrayList<>(values.length);
    for (Arbitrary<Json> each : values) {
      all.add(each);
    }
    return Arbitraries.oneOf(all);
  }

  /** Returns mostly what is usual, and now and then something else. */
  public static Arbitrary<Json> mostly(Arbitrary<Json> usual, Arbitrary<Json> other) {
    return Arbitraries.frequencyOf(List.of(Tuple.of(4, usual), Tuple.of(1, other)));
  }

  /** Returns the values, and now and then null, which some APIs take for absent. */
  public static Arbitrary<Json> orNull(Arbitrary<Json> values) {
    return Arbitraries.frequencyOf(List.of(Tuple.of(1, just(Json.NULL)), Tuple.of(6, values)));
  }

  /** Returns arrays. */
  public static Arbitrary<Json> list(Arbitrary<Json> elements, int min, int max) {
    return elements.list().ofMinSize(min).ofMaxSize(max).map(Json.Arr::new);
  }
}
