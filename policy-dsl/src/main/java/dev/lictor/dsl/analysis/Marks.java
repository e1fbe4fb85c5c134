package dev.lictor.dsl.analysis;

import dev.lictor.dsl.cel.Operations;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Subject;
import dev.lictor.dsl.logic.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a formula surely asks, as short texts, to find others that ask the same. Where one formula implies another, it asks as well
 * whatever the other surely asks; so the other is kept under the rarest of its marks, and sought under all marks of the one. What is
 * implied in other ways is not found. Immutable.
 *
 * @param kept the marks that a formula is kept under
 * @param asked the marks that those are sought under which it may imply
 */
record Marks(List<String> kept, List<String> asked) {

  private static final Set<Subject> COMMON =
      Set.of(Operations.KIND, Operations.DIALECT, Operations.OPERATION);
  private static final int MOST_WORDS = 20;

  /** How rare a mark is, rarest first. */
  private enum Rank {
    WORD,
    COMMON_WORD,
    LIST,
    SUBJECT,
    NONE
  }

  private record Mark(Rank rank, List<String> kept, List<String> asked) {}

  static Marks of(Formula formula) {
    Mark rarest = new Mark(Rank.NONE, List.of(""), List.of(""));
    List<String> asked = new ArrayList<>(rarest.asked());
    for (Formula part : formula instanceof Formula.All all ? all.parts() : List.of(formula)) {
      Mark mark = mark(part);
      asked.addAll(mark.asked());
      rarest = mark.rank().compareTo(rarest.rank()) < 0 ? mark : rarest;
    }
    return new Marks(rarest.kept(), asked);
  }

  private static Mark mark(Formula part) {
    if (part instanceof Formula.Of of) {
      List<String> list = List.of((of.every() ? "every " : "some ") + of.list());
      return new Mark(Rank.LIST, list, list);
    }
    if (!(part instanceof Formula.Is is)) {
      return new Mark(Rank.NONE, List.of(), List.of());
    }
    String key = is.subject().key();
    boolean common = COMMON.contains(is.subject());
    if (is.test() instanceof Test.OneOf some && some.are() && !some.words().isEmpty()) {
      List<String> words =
          some.words().stream().sorted().map(word -> key + " = " + word).toList();
      if (words.size() <= MOST_WORDS) {
        return new Mark(common ? Rank.COMMON_WORD : Rank.WORD, words, List.of(key, words.get(0)));
      }
    }
    return new Mark(common ? Rank.NONE : Rank.SUBJECT, List.of(key), List.of(key));
  }
}
