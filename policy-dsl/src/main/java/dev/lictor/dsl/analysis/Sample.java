package dev.lictor.dsl.analysis;

import dev.lictor.attribute.Attributes;
import dev.lictor.call.Attempt;
import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Guardrail;
import dev.lictor.call.InputBound;
import dev.lictor.call.Kind;
import dev.lictor.call.Masking;
import dev.lictor.call.Media;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Reasoning;
import dev.lictor.call.Reference;
import dev.lictor.call.SafetySetting;
import dev.lictor.call.Tool;
import dev.lictor.dsl.compile.Types;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.model.ModelEntry;
import dev.lictor.policy.Situation;
import dev.lictor.schema.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Makes a call of what a model of the logic says of it; of what it does not speak, a plain one. Whether the call is what the model
 * wants must be seen by evaluating it. Confined to one witness.
 */
final class Sample {

  static final String PLAIN_MODEL = "gpt-4o";

  private static final long PLAIN_NOW = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();
  private static final long PLAIN_CAP = 1_000;
  private static final long LARGE = 1L << 40;

  private final Sketch sketch;
  private final Types types;

  Sample(Sketch sketch, Types types) {
    this.sketch = sketch;
    this.types = types;
  }

  Situation situation() {
    return new Situation(caller(), operation(), facts(), sketch.number("now", PLAIN_NOW));
  }

  private Caller caller() {
    return new Caller(
        sketch.text("caller.issuer", "issuer.example"),
        sketch.text("caller.tenant", "tenant"),
        sketch.text("caller.instance", "instance"),
        sketch.text("caller.client", "client"),
        sketch.present("caller.user")
            ? Optional.of(sketch.text("caller.user", "user"))
            : Optional.empty(),
        sketch.members("caller.scopes"),
        sketch.truth("caller.verified", true),
        sketch.present("caller.team") ? Optional.of(team()) : Optional.empty());
  }

  private Team team() {
    return new Team(
        sketch.text("caller.team.name", "team"),
        sketch.members("caller.team.models"),
        attributes("caller.team", types.team()));
  }

  private Map<String, Object> attributes(String owner, Attributes declared) {
    Map<String, Object> values = new HashMap<>();
    declared.byName().forEach((name, attribute) -> {
      String path = owner + '.' + name;
      if (attribute.optional() && !sketch.present(path)) {
        return;
      }
      values.put(
          name,
          switch (attribute.type()) {
            case STRING -> sketch.text(path, "x");
            case INT -> sketch.number(path, 1_000_000);
            case BOOL -> sketch.truth(path, false);
            case STRING_SET -> sketch.members(path);
          });
    });
    return values;
  }

  private Operation operation() {
    String word = sketch.text("call.kind", Kind.INFERENCE.word());
    Kind kind = Kind.valueOf(word.toUpperCase(Locale.ROOT));
    Operation operation = new Operation(
        kind,
        sketch.text("call.operation", ""),
        sketch.text("call.dialect", ""),
        sketch.text("call.deployment", "d1234567"),
        sketch.text("call.resourceGroup", "default"),
        sketch.text("call.method", "POST"),
        sketch.text("call.path", "/v2/inference/deployments/d1234567"));
    return operation.and(Map.of(
        Place.RECORDING, sketch.text("call.recording", ""),
        Place.REGION, sketch.text("call.region", ""),
        Place.LABELS, String.join(",", sketch.members("call.labels"))));
  }

  private CallFacts facts() {
    CallFacts.Builder facts = CallFacts.builder().stream(sketch.truth("call.stream", false))
        .filtering(new Filtering(filters("call.filtering.input"), filters("call.filtering.output")))
        .masking(masking())
        .grounding(sketch.truth("call.grounding", false))
        .translation(sketch.truth("call.translation", false))
        .reasoning(new Reasoning(
            sketch.present("call.reasoning.budgetTokens")
                ? OptionalLong.of(sketch.number("call.reasoning.budgetTokens", 1))
                : OptionalLong.empty(),
            sketch.text("call.reasoning.effort", "")))
        .serviceTier(sketch.text("call.serviceTier", ""))
        .storedState(sketch.truth("call.storedState", false))
        .systemMessages(sketch.number("call.systemMessages", 0))
        .bodyBytes(sketch.number("call.bodyBytes", 500))
        .input(new InputBound(sketch.number("call.estimatedInputTokens", 100), true));
    sketch.members("call.repositories").forEach(facts::repository);
    if (sketch.present("call.guardrail")) {
      facts.guardrail(new Guardrail(
          sketch.text("call.guardrail.identifier", "gr-x"),
          sketch.text("call.guardrail.version", "1"),
          sketch.text("call.guardrail.trace", "")));
    }
    parts(facts);
    return facts.build();
  }

  private void parts(CallFacts.Builder facts) {
    models().forEach(facts::attempt);
    for (String tool : sketch.elements("call.tools")) {
      facts.tool(new Tool(
          sketch.text(tool + ".kind", "function"),
          sketch.text(tool + ".name", "lookup"),
          sketch.text(tool + ".host", "")));
    }
    for (String media : sketch.elements("call.media")) {
      facts.media(new Media(
          sketch.text(media + ".kind", "image"),
          sketch.truth(media + ".remote", false),
          sketch.text(media + ".host", ""),
          sketch.number(media + ".bytes", 0)));
    }
    for (String reference : sketch.elements("call.references")) {
      String effect = sketch.text(reference + ".effect", "resolved").toUpperCase(Locale.ROOT);
      facts.reference(new Reference(
          sketch.text(reference + ".kind", "config_ref"),
          sketch.text(reference + ".name", "x"),
          Reference.Effect.valueOf(effect)));
    }
    for (String setting : sketch.elements("call.safetySettings")) {
      facts.safetySetting(new SafetySetting(
          sketch.text(setting + ".category", "HARM_CATEGORY_HATE_SPEECH"),
          sketch.text(setting + ".threshold", "BLOCK_NONE")));
    }
  }

  private List<Attempt> models() {
    List<String> elements = sketch.elements("call.models");
    if (elements.isEmpty() && !sketch.isEmpty("call.models")) {
      elements = List.of("call.models#0");
    }
    return elements.stream()
        .map(element -> new Attempt(
            model(element),
            OptionalLong.of(sketch.number("call.maxOutputTokens", PLAIN_CAP)),
            sketch.number("call.choices", 1)))
        .toList();
  }

  private ModelRef model(String element) {
    String name = sketch.text(element + ".name", PLAIN_MODEL);
    ModelEntry entry = new ModelEntry(
        name,
        sketch.text(element + ".provider", "openai"),
        LARGE,
        Long.MAX_VALUE,
        attributes(element, types.model()));
    return new ModelRef(
        name,
        sketch.text(element + ".version", "latest"),
        sketch.text(element + ".role", "primary"),
        Optional.of(entry));
  }

  private Filters filters(String side) {
    String azure = side + ".azure";
    return new Filters(
        new AzureContentSafety(
            sketch.number(azure + ".hate", AzureContentSafety.OFF),
            sketch.number(azure + ".self_harm", AzureContentSafety.OFF),
            sketch.number(azure + ".sexual", AzureContentSafety.OFF),
            sketch.number(azure + ".violence", AzureContentSafety.OFF),
            sketch.truth(azure + ".prompt_shield", false),
            sketch.truth(azure + ".protected_material_code", false)),
        sketch.members(side + ".llama_guard"));
  }

  private Masking masking() {
    Set<String> entities = sketch.members("call.masking.entities");
    String method =
        sketch.text("call.masking.method", entities.isEmpty() ? "none" : "anonymization");
    return new Masking(
        Masking.Method.valueOf(method.toUpperCase(Locale.ROOT)),
        entities,
        sketch.members("call.masking.allowlist"),
        sketch.truth("call.masking.groundingInput", false),
        sketch.truth("call.masking.files", false));
  }
}
