package dev.lictor.dsl.cel;

import dev.lictor.call.Kind;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Subject;
import dev.lictor.dsl.logic.Test;
import dev.lictor.policy.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the logic knows of kinds, dialects and operations. Not instantiable. */
public final class Operations {

  /** The kind of a call. */
  public static final Subject KIND = Subject.text("call.kind", words(Set.of(Kind.values())));

  /** Its dialect. */
  public static final Subject DIALECT = Subject.text("call.dialect", Dialects.names());

  /** Its operation. */
  public static final Subject OPERATION = Subject.text("call.operation", Dialects.operations());

  private static final Formula COUPLED = coupled();

  private Operations() {}

  /** Returns what holds of every call: its dialect has its kind and its operation. */
  public static Formula ofEveryCall() {
    return COUPLED;
  }

  /** Returns the question whether a call is selected. */
  public static Formula selected(Selector selector) {
    if (selector.kinds().size() == Kind.values().length) {
      return Formula.Constant.TRUE;
    }
    Set<String> dialects = Dialects.names().stream()
        .filter(dialect -> Dialects.names(selector, dialect))
        .collect(Collectors.toSet());
    return Formula.any(oneOf(KIND, words(selector.kinds())), oneOf(DIALECT, dialects));
  }

  /** Returns the question whether a call has this dialect and this kind. */
  public static Formula spoken(Dialects.Spoken spoken) {
    return coupled(
        spoken.dialect(),
        spoken.kind(),
        Dialects.operationsByKind(spoken.dialect()).getOrDefault(spoken.kind(), Set.of()));
  }

  private static Formula oneOf(Subject subject, Set<String> some) {
    return some.isEmpty()
        ? Formula.Constant.FALSE
        : Formula.is(subject, new Test.OneOf(true, some));
  }

  private static Set<String> words(Set<Kind> kinds) {
    return kinds.stream().map(Kind::word).collect(Collectors.toSet());
  }

  private static Formula coupled() {
    List<Formula> all = new ArrayList<>();
    for (String dialect : Dialects.names()) {
      Dialects.operationsByKind(dialect)
          .forEach((kind, operations) -> all.add(coupled(dialect, kind, operations)));
    }
    return Formula.any(all);
  }

  private static Formula coupled(String dialect, Kind kind, Set<String> operations) {
    return Formula.all(
        oneOf(DIALECT, Set.of(dialect)),
        oneOf(KIND, words(Set.of(kind))),
        oneOf(OPERATION, operations));
  }
}
