package dev.lictor.dsl.cel;

import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Subject;
import dev.lictor.dsl.logic.Test;
import dev.lictor.dsl.logic.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What functions ask of texts. Not instantiable. */
final class TextTests {

  private TextTests() {}

  /** Returns what the function asks, if it is one of those that ask how a text looks. */
  static Optional<Formula> of(String function, Value text, Value wanted) {
    return switch (function) {
      case "startsWith", "endsWith", "contains", "like" ->
        Optional.of(looks(function, text, wanted));
      case "likeAny" -> Optional.of(likeAny(text, wanted));
      default -> Optional.empty();
    };
  }

  private static Formula looks(String function, Value text, Value wanted) {
    if (!(wanted instanceof Value.Known known && known.value() instanceof String pattern)) {
      return Formula.is(Subject.truth(name(function, text, wanted)));
    }
    Wildcard wildcard =
        switch (function) {
          case "startsWith" -> Wildcard.prefix(pattern);
          case "endsWith" -> Wildcard.suffix(pattern);
          case "contains" -> Wildcard.part(pattern);
          default -> Wildcard.glob(pattern);
        };
    if (text instanceof Value.Known constant && constant.value() instanceof String said) {
      return Formula.of(wildcard.matches(said));
    }
    if (!Comparison.isText(text)) {
      return Formula.is(Subject.truth(name(function, text, wanted)));
    }
    Subject subject = ((Value.Fact) text).subject();
    return wildcard.pieces().size() == 1
        ? Formula.is(subject, new Test.OneOf(true, Set.copyOf(wildcard.pieces())))
        : Formula.is(subject, new Test.Like(true, wildcard));
  }

  private static Formula likeAny(Value text, Value globs) {
    if (!(globs instanceof Value.Known known && known.value() instanceof Set<?> set)) {
      return Formula.is(Subject.truth(name("likeAny", text, globs)));
    }
    List<Formula> any = new ArrayList<>();
    for (Object glob : set) {
      any.add(looks("like", text, new Value.Known(glob)));
    }
    return Formula.any(any);
  }

  private static String name(String function, Value text, Value wanted) {
    return text.key() + '.' + function + '(' + wanted.key() + ')';
  }
}
