package dev.lictor.dsl.fact;

import dev.lictor.call.Attempt;
import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Guardrail;
import dev.lictor.call.InputBound;
import dev.lictor.call.Masking;
import dev.lictor.call.Media;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Reasoning;
import dev.lictor.call.Reference;
import dev.lictor.call.SafetySetting;
import dev.lictor.call.Tool;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts values of the fields of {@code call} into the facts of a plain call. Not instantiable; all functions are pure. */
final class FactsMaker {

  /** What a call that names no model would have as one. */
  static final ModelRef NO_MODEL = new ModelRef("", "", "named", Optional.empty());

  private FactsMaker() {}

  /**
   * Returns the facts with the values in them.
   *
   * @param models the models that may run
   * @param values the fields that are told, each with all of its own fields
   */
  static CallFacts make(CallFacts plain, List<ModelRef> models, Map<String, Object> values) {
    CallFacts.Builder facts = plain.toBuilder().attempts(attempts(plain, models, values));
    values.forEach((name, value) -> set(facts, name, value));
    return facts.build();
  }

  private static List<Attempt> attempts(
      CallFacts plain, List<ModelRef> models, Map<String, Object> values) {
    Attempt like = plain.attempts().isEmpty()
        ? new Attempt(NO_MODEL, OptionalLong.empty(), 1)
        : plain.attempts().get(0);
    OptionalLong cap = values.get("maxOutputTokens") instanceof Long most
        ? OptionalLong.of(Math.max(0, most))
        : like.outputCapTokens();
    long choices = values.get("choices") instanceof Long many ? Math.max(1, many) : like.choices();
    return models.stream()
        .map(model -> new Attempt(model, cap, choices, like.retries()))
        .toList();
  }

  private static void set(CallFacts.Builder facts, String name, Object value) {
    switch (name) {
      case "bodyBytes" -> facts.bodyBytes((Long) value);
      case "references" -> items(value).forEach(item -> facts.reference(reference(item)));
      case "estimatedInputTokens" -> facts.input(new InputBound((Long) value, true));
      case "stream" -> facts.stream((Boolean) value);
      case "tools" -> items(value).forEach(item -> facts.tool(tool(item)));
      case "media" -> items(value).forEach(item -> facts.media(media(item)));
      case "filtering" -> facts.filtering(filtering(fields(value)));
      case "masking" -> facts.masking(masking(fields(value)));
      case "grounding" -> facts.grounding((Boolean) value);
      case "translation" -> facts.translation((Boolean) value);
      case "systemMessages" -> facts.systemMessages((Long) value);
      case "repositories" -> new TreeSet<>(CallerMaker.texts(value)).forEach(facts::repository);
      case "reasoning" -> facts.reasoning(reasoning(fields(value)));
      case "guardrail" -> facts.guardrail(guardrail(fields(value)));
      case "safetySettings" ->
        items(value)
            .forEach(item -> facts.safetySetting(
                new SafetySetting(text(item, "category"), text(item, "threshold"))));
      case "serviceTier" -> facts.serviceTier((String) value);
      case "storedState" -> facts.storedState((Boolean) value);
      default -> {
        // The head's fields are told by the head, the models' by the models.
      }
    }
  }

  private static Reference reference(Map<String, Object> item) {
    return new Reference(
        text(item, "kind"),
        text(item, "name"),
        Reference.Effect.valueOf(text(item, "effect").toUpperCase(Locale.ROOT)));
  }

  private static Tool tool(Map<String, Object> item) {
    return new Tool(text(item, "kind"), text(item, "name"), text(item, "host"));
  }

  private static Media media(Map<String, Object> item) {
    return new Media(
        text(item, "kind"), truth(item, "remote"), text(item, "host"), number(item, "bytes"));
  }

  private static Filtering filtering(Map<String, Object> value) {
    return new Filtering(filters(fields(value.get("input"))), filters(fields(value.get("output"))));
  }

  private static Filters filters(Map<String, Object> value) {
    Map<String, Object> azure = fields(value.get("azure"));
    return new Filters(
        new AzureContentSafety(
            number(azure, "hate"),
            number(azure, "self_harm"),
            number(azure, "sexual"),
            number(azure, "violence"),
            truth(azure, "prompt_shield"),
            truth(azure, "protected_material_code")),
        CallerMaker.texts(value.get("llama_guard")));
  }

  private static Masking masking(Map<String, Object> value) {
    return new Masking(
        Masking.Method.valueOf(text(value, "method").toUpperCase(Locale.ROOT)),
        CallerMaker.texts(value.get("entities")),
        CallerMaker.texts(value.get("allowlist")),
        truth(value, "groundingInput"),
        truth(value, "files"));
  }

  private static Reasoning reasoning(Map<String, Object> value) {
    OptionalLong budget = value.get("budgetTokens") instanceof Long tokens
        ? OptionalLong.of(tokens)
        : OptionalLong.empty();
    return new Reasoning(budget, text(value, "effort"));
  }

  private static Guardrail guardrail(Map<String, Object> value) {
    return new Guardrail(text(value, "identifier"), text(value, "version"), text(value, "trace"));
  }

  private static String text(Map<String, Object> values, String name) {
    return (String) values.getOrDefault(name, "");
  }

  private static boolean truth(Map<String, Object> values, String name) {
    return (Boolean) values.getOrDefault(name, false);
  }

  private static long number(Map<String, Object> values, String name) {
    return (Long) values.getOrDefault(name, 0L);
  }

  @SuppressWarnings("unchecked") // parts are maps by their field's name
  private static Map<String, Object> fields(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked") // lists of parts are lists of such maps
  private static List<Map<String, Object>> items(Object value) {
    return (List<Map<String, Object>>) value;
  }
}
