package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.ModelAnswer;
import dev.lictor.example.simulator.model.ModelCatalogue;
import dev.lictor.example.simulator.model.ModelParams;
import dev.lictor.example.simulator.model.PromptText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Runs one configuration through all its modules: grounding, templating, translation, masking, filtering, model. Thread-safe.
 *
 * <p>There is no document to ground on and no translator, and the model calls no tool: such settings are checked, echoed where
 * the service echoes them, and change no text.
 */
final class Pipeline {
  private static final String INPUT_FILTER = "Filtering Module - Input Filter";

  private final ModelCatalogue models;
  private final Predicate<String> failing;

  Pipeline(ModelCatalogue models, Predicate<String> failing) {
    this.models = models;
    this.failing = failing;
  }

  Completion run(Dialect dialect, CompletionCall call, ModuleConfig config)
      throws CompletionFailure {
    LanguageModel model = model(dialect, config);
    ObjectNode before = Json.object();
    Map<String, String> values = grounded(config, call, before);
    List<ObjectNode> messages = Templating.render(config, call, values);
    before.set("templating", copy(messages));
    if (config.inputTranslation().isObject()) {
      before
          .putObject("input_translation")
          .put("message", "The simulator has no translator; the input is unchanged.");
    }
    Masking masking = masked(config, messages, before);
    filterInput(config, messages, before);
    Optional<String> wrong = ModelParams.problem(config.params());
    if (wrong.isPresent()) {
      throw new CompletionFailure(400, wrong.get(), "LLM Module", before, false);
    }
    if (failing.test(config.model())) {
      throw new CompletionFailure(
          500, "Model " + config.model() + " is failing.", "LLM Module", before, !call.stream());
    }
    ModelParams params = ModelParams.of(config.params(), model);
    ModelAnswer answer =
        ModelAnswer.of(params, PromptText.chars(messages), PromptText.lastOfUser(messages));
    return new Completion(
        model,
        params,
        before,
        answer,
        config.outputFilters().isArray()
            ? Optional.of(ContentFilter.examine(config.outputFilters(), answer.text()))
            : Optional.empty(),
        masking.isReversible() ? Optional.of(masking.unmasked(answer.text())) : Optional.empty(),
        config.outputTranslation().isObject());
  }

  private LanguageModel model(Dialect dialect, ModuleConfig config) throws CompletionFailure {
    Optional<LanguageModel> known = models.find(config.model());
    if (known.isEmpty() || !known.get().isVersion(config.version())) {
      String version = known.isEmpty() ? "" : " in version " + config.version();
      CompletionFailure failure =
          dialect.badRequest("Model " + config.model() + version + " not supported.");
      throw new CompletionFailure(
          failure.code(), failure.text(), failure.location(), Json.object(), true);
    }
    return known.get();
  }

  private static Map<String, String> grounded(
      ModuleConfig config, CompletionCall call, ObjectNode before) {
    Map<String, String> values = new HashMap<>(call.values());
    if (config.groundingOutput().isTextual()) {
      StringBuilder query = new StringBuilder();
      config
          .groundingInput()
          .forEach(name -> query.append(values.getOrDefault(name.asText(), "")).append(' '));
      values.put(config.groundingOutput().asText(), "");
      before
          .putObject("grounding")
          .put("message", "grounding result")
          .putObject("data")
          .put("grounding_query", query.toString().strip())
          .put("grounding_result", "");
    }
    return values;
  }

  private static Masking masked(ModuleConfig config, List<ObjectNode> messages, ObjectNode before)
      throws CompletionFailure {
    Masking masking = new Masking();
    if (config.maskings().isArray()) {
      masking.apply(config.maskings(), messages);
      before
          .putObject("input_masking")
          .put("message", "Input to LLM is masked successfully.")
          .putObject("data")
          .put("masked_template", Json.text(copy(messages)));
    }
    return masking;
  }

  private static void filterInput(ModuleConfig config, List<ObjectNode> messages, ObjectNode before)
      throws CompletionFailure {
    if (!config.inputFilters().isArray()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    messages.forEach(message -> text.append(PromptText.of(message)).append('\n'));
    ContentFilter.Finding finding = ContentFilter.examine(config.inputFilters(), text.toString());
    String outcome = finding.blocked()
        ? "Prompt filtered due to safety violations. Please modify the prompt and try again."
        : "Prompt passed the input filters.";
    before.putObject("input_filtering").put("message", outcome).set("data", finding.data());
    if (finding.blocked()) {
      throw new CompletionFailure(400, outcome, INPUT_FILTER, before, false);
    }
  }

  private static ArrayNode copy(List<? extends JsonNode> messages) {
    ArrayNode copy = Json.array();
    messages.forEach(message -> copy.add(message.deepCopy()));
    return copy;
  }
}
