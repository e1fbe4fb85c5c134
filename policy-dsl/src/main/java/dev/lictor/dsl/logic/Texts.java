package dev.lictor.dsl.logic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Texts: those of a list, or all, but for some, that look in certain ways. Immutable, but for what it remembers of itself. */
final class Texts implements Values {

  static final Texts ALL = new Texts(null, Set.of(), List.of());

  private static final List<String> PLAIN = List.of("other", "another", "x");

  private final @Nullable Set<String> among;
  private final Set<String> except;
  private final List<Test.Like> looks;
  private @Nullable WildcardSearch search;

  private Texts(@Nullable Set<String> among, Set<String> except, List<Test.Like> looks) {
    this.among = among;
    this.except = except;
    this.looks = looks;
  }

  @Override
  public Texts and(Test test) {
    if (among != null) {
      Set<String> left = new TreeSet<>(among);
      left.removeIf(text -> !test.passes(text));
      return new Texts(left, Set.of(), List.of());
    }
    if (test instanceof Test.OneOf some) {
      return some.are() ? listed(some.words()) : new Texts(null, both(except, some.words()), looks);
    }
    if (!(test instanceof Test.Like like) || looks.contains(like)) {
      return this;
    }
    List<Test.Like> more = new ArrayList<>(looks);
    more.add(like);
    return new Texts(null, except, Collections.unmodifiableList(more));
  }

  private Texts listed(Set<String> words) {
    Set<String> left = new TreeSet<>(words);
    left.removeAll(except);
    left.removeIf(text -> !looksRight(text));
    return new Texts(left, Set.of(), List.of());
  }

  private boolean looksRight(String text) {
    return looks.stream().allMatch(look -> look.passes(text));
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }

  @Override
  public boolean isEmpty() {
    if (among != null) {
      return among.isEmpty();
    }
    return !looks.isEmpty() && search().result() == WildcardSearch.Result.NONE;
  }

  /** Returns the few texts that are left, if they are few. */
  Optional<Set<String>> listed() {
    return Optional.ofNullable(among);
  }

  @Override
  public Object any() {
    if (among != null) {
      return among.iterator().next();
    }
    for (String plain : PLAIN) {
      if (!except.contains(plain) && looksRight(plain)) {
        return plain;
      }
    }
    return search().found().orElse("");
  }

  private WildcardSearch search() {
    WildcardSearch known = search;
    if (known == null) {
      known = WildcardSearch.of(looks, except);
      search = known;
    }
    return known;
  }
}
