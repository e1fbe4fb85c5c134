package dev.lictor.dsl.compile;

import dev.lictor.call.Kind;
import dev.lictor.dsl.cel.Dialects;
import dev.lictor.dsl.diagnostic.Closest;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.policy.Selector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads an {@code on}. */
final class Selectors {

  private Selectors() {}

  static Selector read(Mapping owner, Selector otherwise, Findings findings) {
    if (owner.find("on").isEmpty()) {
      return otherwise;
    }
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    List<String> dialects = new ArrayList<>();
    for (Node item : owner.items("on")) {
      if (item instanceof Scalar word) {
        add(word, kinds, dialects, findings);
      }
    }
    return new Selector(kinds, dialects);
  }

  private static void add(
      Scalar scalar, Set<Kind> kinds, List<String> dialects, Findings findings) {
    String word = scalar.value();
    if (word.equals("any")) {
      kinds.addAll(Selector.ANY.kinds());
      return;
    }
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        kinds.add(kind);
        return;
      }
    }
    if (Dialects.selectable().contains(word)) {
      dialects.add(word);
      return;
    }
    String hint = Closest.hint(word, Dialects.selectable());
    findings.add(
        scalar.span(),
        Code.BAD_SELECTOR,
        scalar.path(),
        "`" + word + "` is neither a kind of operation nor a dialect",
        hint.isEmpty() ? "known: " + String.join(", ", Dialects.selectable()) : hint);
  }
}
