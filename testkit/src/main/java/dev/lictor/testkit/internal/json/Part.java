package dev.lictor.testkit.internal.json;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * A part of an object that is drawn: a member, several that belong together, or nothing. What may be absent shrinks to absent.
 * Immutable.
 */
public final class Part {

  private static final int ABSENT = 5;
  private static final int PRESENT = 1;

  private final Arbitrary<List<Json.Member>> members;

  private Part(Arbitrary<List<Json.Member>> members) {
    this.members = members;
  }

  /** Returns a member that is always there. */
  public static Part of(String key, Arbitrary<Json> value) {
    return new Part(value.map(json -> List.of(new Json.Member(key, json))));
  }

  /** Returns a member that is always there and always the same. */
  public static Part of(String key, Json value) {
    return of(key, Arbitraries.just(value));
  }

  /** Returns a member of which the key has several spellings. */
  public static Part of(Arbitrary<String> key, Arbitrary<Json> value) {
    return new Part(Combinators.combine(key, value)
        .as((spelling, json) -> List.of(new Json.Member(spelling, json))));
  }

  /** Returns a member that is there now and then. */
  public static Part maybe(String key, Arbitrary<Json> value) {
    return of(key, value).orNothing();
  }

  /** Returns a member that is there now and then, and of which the key has several spellings. */
  public static Part maybe(Arbitrary<String> key, Arbitrary<Json> value) {
    return of(key, value).orNothing();
  }

  /** Returns parts that are there together. */
  public static Part together(Part... parts) {
    return new Part(joined(List.of(parts)));
  }

  /** Returns exactly one of several parts; shrinks to the first. */
  public static Part oneOf(Part... parts) {
    List<Arbitrary<List<Json.Member>>> all = new ArrayList<>(parts.length);
    for (Part part : parts) {
      all.add(part.members);
    }
    return new Part(Arbitraries.oneOf(all));
  }

  /** Returns mostly the first of two parts. */
  public static Part mostly(Part usual, Part other) {
    return new Part(
        Arbitraries.frequencyOf(List.of(Tuple.of(8, usual.members), Tuple.of(1, other.members))));
  }

  /** Returns this part, which is there now and then. */
  public Part orNothing() {
    return orNothing(ABSENT, PRESENT);
  }

  /** Returns this part, which is absent and present in this proportion. */
  public Part orNothing(int absent, int present) {
    List<Tuple2<Integer, Arbitrary<List<Json.Member>>>> choices =
        List.of(Tuple.of(absent, Arbitraries.just(List.of())), Tuple.of(present, members));
    return new Part(Arbitraries.frequencyOf(choices));
  }

  /** Returns objects of the parts. */
  public static Arbitrary<Json> object(Part... parts) {
    return object(List.of(parts));
  }

  /** Returns objects of the parts. */
  public static Arbitrary<Json> object(List<Part> parts) {
    return joined(parts).map(Json.Obj::new);
  }

  private static Arbitrary<List<Json.Member>> joined(List<Part> parts) {
    List<Arbitrary<List<Json.Member>>> all = new ArrayList<>(parts.size());
    for (Part part : parts) {
      all.add(part.members);
    }
    return Combinators.combine(all).as(groups -> {
      List<Json.Member> members = new ArrayList<>();
      groups.forEach(members::addAll);
      return members;
    });
  }
}
