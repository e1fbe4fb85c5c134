package dev.lictor.dsl.fact;

import dev.lictor.dsl.diagnostic.Closest;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses the plain call that what is told begins with: by dialect, operation and kind, of which what follows need not be told. */
final class Choosing {

  private final Findings findings;

  Choosing(Findings findings) {
    this.findings = findings;
  }

  Optional<PlainCall> choose(Told.Part told) {
    List<PlainCall> left = PlainCalls.all();
    left = narrowed(left, "dialect", told.fields().get("dialect"), PlainCall::dialect);
    left = narrowed(left, "kind", told.fields().get("kind"), call -> call.kind().word());
    left = narrowed(left, "operation", told.fields().get("operation"), PlainCall::operation);
    if (left.isEmpty()) {
      return Optional.empty();
    }
    if (left.stream().map(PlainCall::dialect).distinct().count() > 1) {
      Missing.add(findings, told, "every call speaks a dialect: say which, as `dialect`");
      return Optional.empty();
    }
    PlainCall first = left.get(0);
    return left.stream()
        .filter(call -> call.fits(model(told)))
        .findFirst()
        .or(() -> Optional.of(first));
  }

  private static String dialects(List<PlainCall> calls) {
    List<String> dialects = calls.stream().map(PlainCall::dialect).distinct().toList();
    return dialects.size() == 1 ? '`' + dialects.get(0) + '`' : "what else is told";
  }

  /** Returns the name of the first model, which some dialects write differently for each family of models. */
  static String model(Told.Part told) {
    if (!(told.fields().get("models") instanceof Told.Parts models)
        || models.items().isEmpty()) {
      return "";
    }
    Told first = models.items().get(0);
    if (first instanceof Told.Named named) {
      return named.name();
    }
    return first instanceof Told.Part part && part.fields().get("name") instanceof Told.Value name
        ? name.value().toString()
        : "";
  }

  private List<PlainCall> narrowed(
      List<PlainCall> left, String name, @Nullable Told told, Function<PlainCall, String> field) {
    if (!(told instanceof Told.Value value) || left.isEmpty()) {
      return left;
    }
    List<PlainCall> narrower =
        left.stream().filter(call -> field.apply(call).equals(value.value())).toList();
    if (narrower.isEmpty()) {
      List<String> known = left.stream().map(field).distinct().sorted().toList();
      String hint = Closest.hint(value.value().toString(), known);
      findings.add(
          value.node().span(),
          Code.CONTRADICTION,
          value.node().path(),
          "no call of " + dialects(left) + " has the " + name + " `" + value.value() + '`',
          hint.isEmpty() && known.size() <= 12 ? "known: " + String.join(", ", known) : hint);
    }
    return narrower;
  }
}
