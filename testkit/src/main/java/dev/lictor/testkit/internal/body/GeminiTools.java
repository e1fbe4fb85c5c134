package dev.lictor.testkit.internal.body;

import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Draws Gemini's tools: the caller's functions, and those that are hosted. Immutable. */
final class GeminiTools {

  private final Domain domain;
  private final Arbitrary<String> models;

  GeminiTools(Domain domain, Arbitrary<String> models) {
    this.domain = domain;
    this.models = models;
  }

  Arbitrary<Json> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, functions()),
        Tuple.of(2, hosted()),
        Tuple.of(1, retrieval()),
        Tuple.of(1, server()));
  }

  private Arbitrary<Json> functions() {
    Arbitrary<Json> function = Part.object(
        Part.of("name", Texts.names(domain)),
        Part.maybe("description", Texts.said()),
        Part.maybe("parameters", Texts.schemas()));
    return Part.object(Part.of(Gemini.key("functionDeclarations"), Values.list(function, 1, 2)));
  }

  private static Arbitrary<Json> hosted() {
    Arbitrary<Json> nothing = Values.just(Json.object());
    return Part.object(
        Part.of(Gemini.key("googleSearch"), nothing),
        Part.maybe(Gemini.key("urlContext"), nothing),
        Part.maybe(Gemini.key("codeExecution"), nothing));
  }

  private Arbitrary<Json> retrieval() {
    Arbitrary<Json> repository = Values.texts(domain.repositories());
    Arbitrary<Json> ranker = Part.object(Part.of(
        "ranking",
        Part.object(Part.of(
            Gemini.key("llmRanker"),
            Part.object(Part.of(Gemini.key("modelName"), Values.texts(models)))))));
    Arbitrary<Json> store = Part.object(
        Part.of(
            Gemini.key("ragResources"),
            Values.list(Part.object(Part.of(Gemini.key("ragCorpus"), repository)), 1, 2)),
        Part.maybe(Gemini.key("ragRetrievalConfig"), ranker));
    Arbitrary<Json> elsewhere = Part.object(Part.of("endpoint", Values.texts(Texts.links(domain))));
    return Part.object(Part.oneOf(
        Part.of("retrieval", Part.object(Part.of(Gemini.key("vertexRagStore"), store))),
        Part.of("retrieval", Part.object(Part.of(Gemini.key("externalApi"), elsewhere))),
        Part.of(
            Gemini.key("fileSearch"),
            Part.object(
                Part.of(Gemini.key("fileSearchStoreNames"), Values.list(repository, 1, 1))))));
  }

  private Arbitrary<Json> server() {
    Arbitrary<Json> transport = Part.object(Part.of("url", Values.texts(Texts.links(domain))));
    return Part.object(Part.of(
        Gemini.key("mcpServers"),
        Values.list(
            Part.object(
                Part.of("name", Texts.names(domain)),
                Part.of(Gemini.key("streamableHttpTransport"), transport)),
            1,
            1)));
  }
}
