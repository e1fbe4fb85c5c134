package dev.lictor.testkit.call;

import dev.lictor.budget.WorstCase;
import dev.lictor.call.CallFacts;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Reasoning;
import dev.lictor.policy.Situation;
import dev.lictor.schema.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of {@code call} in a test file. Not instantiable; all functions are pure. */
final class CallFields {

  private static final Set<String> USUAL_VERSIONS = Set.of("", "latest");

  private static final long LEAST_BODY = 2; // braces, and nothing between

  private CallFields() {}

  static Map<String, Object> of(Situation situation) {
    Fields fields = new Fields();
    CallFacts facts = situation.facts();
    operation(situation.operation(), facts, fields);
    if (facts != null) {
      numbers(facts, fields);
      contents(facts, fields);
      SafetyFields.add(facts, fields);
    }
    return fields.map();
  }

  private static void operation(Operation operation, @Nullable CallFacts facts, Fields fields) {
    Optional<Form> form = Forms.of(operation);
    fields
        .add("dialect", operation.dialect())
        .unless(form.filter(Forms::isUsual).isPresent(), "operation", operation.name())
        .unless(
            form.filter(Forms::tellsKind).isPresent(), "kind", operation.kind().word())
        .unless(form.isPresent(), "method", operation.method())
        .add("deployment", operation.deployment())
        .unless(follows(operation, form, facts), "path", operation.path())
        .add("resourceGroup", operation.resourceGroup())
        .add("recording", operation.parameter(Place.RECORDING));
  }

  /** Returns whether the path is that of the form, for one of the models. */
  private static boolean follows(
      Operation operation, Optional<Form> form, @Nullable CallFacts facts) {
    if (form.isEmpty()) {
      return false;
    }
    List<ModelRef> models = facts == null ? List.of() : facts.models();
    return form.get().pathOf(operation, "model").equals(operation.path())
        || models.stream()
            .anyMatch(model -> form.get().pathOf(operation, model.name()).equals(operation.path()));
  }

  private static void numbers(CallFacts facts, Fields fields) {
    boolean capped =
        facts.attempts().stream().anyMatch(attempt -> attempt.outputCapTokens().orElse(0) > 0);
    fields
        .add("models", facts.models().stream().map(CallFields::model).toList())
        .add("stream", facts.stream())
        .unless(!capped, "maxOutputTokens", facts.maxOutputTokens())
        .unless(facts.choices() == 1, "choices", facts.choices())
        .add("estimatedInputTokens", WorstCase.inputTokens(facts))
        .add("bodyBytes", facts.bodyBytes() > LEAST_BODY ? facts.bodyBytes() : 0)
        .add("systemMessages", facts.systemMessages())
        .add("reasoning", reasoning(facts.reasoning()))
        .add("serviceTier", facts.serviceTier())
        .add("storedState", facts.storedState());
  }

  /** Returns a name, which stands for the catalogue's entry, unless more is to be said. */
  private static Object model(ModelRef model) {
    boolean plain = model.role().equals("primary") && USUAL_VERSIONS.contains(model.version());
    return plain
        ? model.name()
        : new Fields()
            .add("name", model.name())
            .unless(USUAL_VERSIONS.contains(model.version()), "version", model.version())
            .add("role", model.role())
            .map();
  }

  private static Map<String, Object> reasoning(Reasoning reasoning) {
    Fields fields = new Fields().add("effort", reasoning.effort());
    reasoning.budgetTokens().ifPresent(tokens -> fields.map().put("budgetTokens", tokens));
    return fields.map();
  }

  private static void contents(CallFacts facts, Fields fields) {
    fields
        .add(
            "tools",
            facts.tools().stream()
                .map(tool -> new Fields()
                    .add("kind", tool.kind())
                    .add("name", tool.name())
                    .add("host", tool.host())
                    .map())
                .toList())
        .add(
            "media",
            facts.media().stream()
                .map(media -> new Fields()
                    .add("kind", media.kind())
                    .add("remote", media.remote())
                    .add("host", media.host())
                    .add("bytes", media.bytes())
                    .map())
                .toList())
        .add("grounding", facts.grounding())
        .add("repositories", facts.repositories())
        .add("translation", facts.translation())
        .add(
            "references",
            facts.references().stream()
                .map(reference -> new Fields()
                    .add("kind", reference.kind())
                    .add("name", reference.name())
                    .add("effect", reference.effect().name().toLowerCase(Locale.ROOT))
                    .map())
                .toList());
  }
}
