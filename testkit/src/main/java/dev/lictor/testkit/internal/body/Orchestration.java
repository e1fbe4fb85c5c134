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

/** Draws requests of orchestration v2 (spec 0.110.12) and v1 (the last before it). Not instantiable; all functions are pure. */
final class Orchestration {

  private Orchestration() {}

  static List<Choice> v2(Domain domain) {
    Arbitrary<Where> completion =
        Where.deployed(domain, "/v2/completion", "orchestration", "orchestration");
    Arbitrary<Where> embeddings =
        Where.deployed(domain, "/v2/embeddings", "orchestration", "orchestration");
    return List.of(
        new Choice(8, Combinators.combine(completion, completion(domain)).as(Ask::of)),
        new Choice(1, Combinators.combine(embeddings, embeddings(domain)).as(Ask::of)));
  }

  static List<Choice> v1(Domain domain) {
    Arbitrary<Where> where =
        Where.deployed(domain, "/completion", "orchestration", "orchestration");
    OrchestrationModules modules = OrchestrationModules.v1(domain);
    Arbitrary<Json> configuration = Part.object(
        Part.of("module_configurations", modules.element()),
        Part.maybe("stream", Values.flags()),
        Part.maybe(
            "stream_options",
            Part.object(
                Part.maybe("chunk_size", Values.numbers(100)),
                Part.maybe("delimiters", Values.just(Json.array(Json.of("\n")))))));
    Arbitrary<Json> body = Part.object(
        Part.of("orchestration_config", configuration),
        Part.maybe("input_params", values()),
        Part.maybe("messages_history", Values.list(modules.messages().any(), 0, 3)));
    return List.of(new Choice(1, Combinators.combine(where, body).as(Ask::of)));
  }

  private static Arbitrary<Json> completion(Domain domain) {
    OrchestrationModules modules = OrchestrationModules.v2(domain);
    Arbitrary<Json> stream = Part.object(
        Part.of("enabled", Values.of(Json.of(true), Json.of(false))),
        Part.maybe("chunk_size", Values.numbers(200, 1)),
        Part.maybe("delimiters", Values.just(Json.array(Json.of("."), Json.of("\n")))));
    Arbitrary<Json> elements = Arbitraries.frequencyOf(
        Tuple.of(3, modules.element()), Tuple.of(1, Values.list(modules.element(), 1, 3)));
    Arbitrary<Json> said = Part.object(
        Part.of(
            "config",
            Part.object(Part.of("modules", elements), Part.of("stream", stream).orNothing(2, 1))),
        Part.maybe("placeholder_values", values()),
        Part.maybe("messages_history", Values.list(modules.messages().any(), 0, 3)));
    Arbitrary<Json> referred = Part.object(
        Part.of("config_ref", References.any()),
        Part.maybe("config", Part.object(Part.maybe("stream", stream))),
        Part.maybe("placeholder_values", values()));
    return Arbitraries.frequencyOf(Tuple.of(15, said), Tuple.of(1, referred));
  }

  private static Arbitrary<Json> embeddings(Domain domain) {
    OrchestrationModules modules = OrchestrationModules.v2(domain);
    Arbitrary<Json> model = Part.object(
        Part.of("name", Values.texts(domain.modelNames(Dialect.ORCHESTRATION_V2, Kind.EMBEDDING))),
        Part.maybe("version", Values.words("latest", "2")),
        Part.maybe(
            "params",
            Part.object(
                Part.maybe("dimensions", Values.numbers(256)),
                Part.maybe("encoding_format", Values.words("float", "base64")),
                Part.maybe("normalize", Values.flags()))),
        Part.maybe("max_retries", Values.numbers(0, 5)));
    Arbitrary<Json> text = Values.oneOf(Texts.said(), Values.list(Texts.said(), 1, 3));
    return Part.object(
        Part.of(
            "config",
            Part.object(Part.of(
                "modules",
                Part.object(
                    Part.of("embeddings", Part.object(Part.of("model", model))),
                    Part.maybe("masking", modules.masking()))))),
        Part.of(
            "input",
            Part.object(
                Part.of("text", text),
                Part.maybe("type", Values.words("text", "document", "query", "image")))));
  }

  /** Returns values for placeholders, of which some are asked for. */
  private static Arbitrary<Json> values() {
    return Part.object(
        Part.maybe("name", Texts.said()),
        Part.maybe("topic", Texts.said()),
        Part.maybe("unused", Texts.said()));
  }
}
