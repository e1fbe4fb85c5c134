package dev.lictor.testkit.internal.body;

import dev.lictor.call.Kind;
import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws Cohere's chats and rankings (Cohere's API reference, v2). Immutable. */
final class Cohere {

  private static final String EXECUTABLE = "aicore-cohere";

  private final Domain domain;

  private Cohere(Domain domain) {
    this.domain = domain;
  }

  static List<Choice> of(Domain domain) {
    Cohere cohere = new Cohere(domain);
    Arbitrary<String> models = domain.modelNames(Dialect.COHERE, Kind.INFERENCE);
    Arbitrary<String> rankers = domain.modelNames(Dialect.COHERE, Kind.EMBEDDING);
    return List.of(
        new Choice(5, cohere.asked(models, "/v2/chat", "/v2/chat", cohere.chat(models))),
        new Choice(1, cohere.asked(rankers, "/rerank", "/v2/rerank", cohere.ranking(rankers))));
  }

  private Arbitrary<Ask> asked(
      Arbitrary<String> models, String suffix, String vendor, Arbitrary<Json> bodies) {
    Arbitrary<Where> deployed =
        Where.serving(domain, suffix, EXECUTABLE, models.list().ofSize(1));
    return Combinators.combine(
            Arbitraries.frequencyOf(
                Tuple.of(3, deployed), Tuple.of(1, Arbitraries.just(Where.vendor(vendor)))),
            bodies)
        .as(Ask::of);
  }

  private Arbitrary<Json> chat(Arbitrary<String> models) {
    Arbitrary<Json> tool = Part.object(
        Part.maybe("type", Values.words("function")),
        Part.of(
            "function",
            Part.object(
                Part.of("name", Texts.names(domain)), Part.maybe("parameters", Texts.schemas()))));
    Arbitrary<Json> document = Values.oneOf(
        Texts.said(), Part.object(Part.of("data", Part.object(Part.of("text", Texts.said())))));
    return Part.object(
        Part.of("model", Values.texts(models)),
        Part.of("messages", Values.list(message(), 1, 3)),
        Part.of("max_tokens", Values.orNull(Texts.caps(domain))).orNothing(1, 1),
        Part.maybe("stream", Values.of(Json.of(true), Json.of(false))),
        Part.maybe("tools", Values.list(tool, 1, 2)),
        Part.maybe("documents", Values.list(document, 1, 2)),
        Part.maybe(
            "thinking",
            Part.object(
                Part.of("type", Json.of("enabled")),
                Part.of("token_budget", Values.numbers(domain.numbersFrom(1))))),
        Part.maybe("safety_mode", Values.words("STRICT", "CONTEXTUAL", "OFF")),
        Part.maybe("raw_prompting", Values.flags()),
        Part.maybe("priority", Values.numbers(0, 3, 999)),
        Part.maybe("response_format", Values.just(Json.object("type", "json_object"))),
        Part.maybe("temperature", Texts.decimals()));
  }

  private Arbitrary<Json> message() {
    Arbitrary<Json> text =
        Part.object(Part.of("type", Json.of("text")), Part.of("text", Texts.said()));
    Arbitrary<Json> image = Part.object(
        Part.of("type", Json.of("image_url")),
        Part.of("image_url", Part.object(Part.of("url", Texts.images(domain)))));
    Arbitrary<Json> user = Part.object(
        Part.of("role", Json.of("user")),
        Part.of(
            "content", Values.mostly(Texts.said(), Values.list(Values.oneOf(text, image), 1, 3))));
    Arbitrary<Json> others = Part.object(
        Part.of("role", Values.words("system", "assistant")), Part.of("content", Texts.said()));
    return Values.mostly(user, others);
  }

  private Arbitrary<Json> ranking(Arbitrary<String> rankers) {
    return Part.object(
        Part.of("model", Values.texts(rankers)),
        Part.of("query", Texts.said()),
        Part.of("documents", Values.list(Texts.said(), 1, 3)),
        Part.maybe("top_n", Values.numbers(1)),
        Part.maybe("return_documents", Values.flags()));
  }
}
