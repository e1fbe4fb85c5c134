package dev.lictor.dsl.cel;

import dev.lictor.call.Kind;
import dev.lictor.dsl.logic.Formula;
import dev.lictor.dsl.logic.Subject;
import dev.lictor.dsl.logic.Test;
import dev.lictor.policy.Selector;
import dev.lictor.schema.aicore.ControlOperation;
import dev.lictor.schema.aicore.ControlOperations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What the logic knows of kinds, dialects and operations. Not instantiable. */
public final class Operations {

  private static final String CONTROL_PLANE = "aicore";

  /** The kind of a call. */
  public static final Subject KIND = Subject.text("call.kind", words(Set.of(Kind.values())));

  /** Its dialect. */
  public static final Subject DIALECT = Subject.text("call.dialect", Dialects.names());

  /** Its operation. */
  public static final Subject OPERATION =
      Subject.text("call.operation", Dialects.operations());

  private static final Formula COUPLED = coupled();

  private Operations() {}

  /** Returns what holds of every call: its dialect has its kind and its operation. */
  public static Formula ofEveryCall() {
    return COUPLED;
  }

  /** Returns the question whether a call is selected. */
  public static Formula selected(Selector selector) {
    if (selector.kinds().size() == Kind.values().length) {
      return Formula.TRUE;
    }
    Set<String> dialects = Dialects.names().stream()
        .filter(dialect -> Dialects.names(selector, dialect))
        .collect(Collectors.toSet());
    return Formula.any(oneOf(KIND, words(selector.kinds())), oneOf(DIALECT, dialects));
  }

  /** Returns the question whether a call has this dialect and this kind. */
  public static Formula spoken(Dialects.Spoken spoken) {
    return coupled(
        spoken.dialect(), Set.of(spoken.kind()), Dialects.operations(spoken.dialect()));
  }

  private static Formula oneOf(Subject subject, Set<String> some) {
    return some.isEmpty() ? Formula.FALSE : Formula.is(subject, new Test.OneOf(true, some));
  }

  private static Set<String> words(Set<Kind> kinds) {
    return kinds.stream().map(Kind::word).collect(Collectors.toSet());
  }

  private static Formula coupled() {
    List<Formula> all = new ArrayList<>();
    for (String dialect : Dialects.names()) {
      if (dialect.equals(CONTROL_PLANE)) {
        for (Kind kind : Dialects.kinds(dialect)) {
          all.add(coupled(dialect, Set.of(kind), controlPlane(kind)));
        }
        continue;
      }
      // Some have operations beside the model calls that cost nothing.
      Set<Kind> kinds = new HashSet<>(Dialects.kinds(dialect));
      kinds.add(Kind.CONTROL);
      all.add(coupled(dialect, kinds, Dialects.operations(dialect)));
    }
    return Formula.any(all);
  }

  private static Formula coupled(String dialect, Set<Kind> kinds, Set<String> operations) {
    return Formula.all(
        oneOf(DIALECT, Set.of(dialect)),
        oneOf(KIND, words(kinds)),
        oneOf(OPERATION, operations));
  }

  private static Set<String> controlPlane(Kind kind) {
    Set<String> names = ControlOperations.all().stream()
        .filter(operation -> operation.kind() == kind)
        .map(ControlOperation::name)
        .collect(Collectors.toSet());
    if (kind == Kind.CONTROL) {
      names.add("unknown");
    }
    return names;
  }
}
