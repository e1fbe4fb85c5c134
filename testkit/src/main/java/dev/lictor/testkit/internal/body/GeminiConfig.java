package dev.lictor.testkit.internal.body;

import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import net.jqwik.api.Arbitrary;

/** Draws Gemini's {@code generationConfig}. Immutable. */
final class GeminiConfig {

  private final Domain domain;
  private final Arbitrary<String> models;

  GeminiConfig(Domain domain, Arbitrary<String> models) {
    this.domain = domain;
    this.models = models;
  }

  Arbitrary<Json> arbitrary() {
    Arbitrary<Json> thinking = Part.object(
        Part.maybe(
            Gemini.key("thinkingBudget"),
            Values.mostly(Values.numbers(domain.numbers()), Values.numbers(-1))),
        Part.maybe(Gemini.key("thinkingLevel"), Values.words("LOW", "high")),
        Part.maybe(Gemini.key("includeThoughts"), Values.flags()));
    Arbitrary<Json> routing = Part.object(Part.of(
        Gemini.key("manualMode"),
        Part.object(Part.of(Gemini.key("modelName"), Values.texts(models)))));
    return Part.object(
        Part.of(Gemini.key("maxOutputTokens"), Texts.caps(domain)).orNothing(1, 2),
        Part.maybe(Gemini.key("candidateCount"), Values.numbers(1, 0, 2, 8)),
        Part.maybe("temperature", Texts.decimals()),
        Part.maybe(Gemini.key("topK"), Values.numbers(40)),
        Part.maybe(Gemini.key("stopSequences"), Values.just(Json.array(Json.of("END")))),
        Part.maybe(Gemini.key("responseMimeType"), Values.words("application/json")),
        Part.maybe(Gemini.key("responseSchema"), Texts.schemas()),
        Part.maybe(Gemini.key("thinkingConfig"), thinking),
        Part.maybe(Gemini.key("routingConfig"), routing));
  }
}
