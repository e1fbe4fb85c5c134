package dev.lictor.dsl.layout;

import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Sequence;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Whether two texts say the same: the same values in the same order, but for the keys at the top, and the same comments. */
final class Sameness {

  private static final Set<Scalar.Style> QUOTED =
      Set.of(Scalar.Style.SINGLE_QUOTED, Scalar.Style.DOUBLE_QUOTED);

  private Sameness() {}

  static boolean of(Page before, Page after) {
    return sameSections(before.tree(), after.tree()) && comments(before).equals(comments(after));
  }

  private static List<String> comments(Page page) {
    return page.comments().stream().sorted().toList();
  }

  private static boolean sameSections(Mapping one, Mapping other) {
    Comparator<Mapping.Entry> byKey = Comparator.comparing(entry -> entry.key().value());
    return sameEntries(
        one.entries().stream().sorted(byKey).toList(),
        other.entries().stream().sorted(byKey).toList());
  }

  private static boolean sameEntries(List<Mapping.Entry> one, List<Mapping.Entry> other) {
    boolean same = one.size() == other.size();
    for (int i = 0; same && i < one.size(); i++) {
      same = same(one.get(i).key(), other.get(i).key())
          && same(one.get(i).value(), other.get(i).value());
    }
    return same;
  }

  private static boolean same(Node one, Node other) {
    if (one instanceof Mapping a && other instanceof Mapping b) {
      return sameEntries(a.entries(), b.entries());
    }
    if (one instanceof Sequence a && other instanceof Sequence b) {
      boolean same = a.items().size() == b.items().size();
      for (int i = 0; same && i < a.items().size(); i++) {
        same = same(a.items().get(i), b.items().get(i));
      }
      return same;
    }
    return one instanceof Scalar a && other instanceof Scalar b && sameScalar(a, b);
  }

  // How a scalar is written counts, but for the quotes that a word does without.
  private static boolean sameScalar(Scalar one, Scalar other) {
    return one.value().equals(other.value())
        && one.type() == other.type()
        && (one.style() == other.style()
            || (QUOTED.contains(one.style()) && other.style() == Scalar.Style.PLAIN));
  }
}
