package dev.lictor.testkit.internal.body;

import dev.lictor.call.Kind;
import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Draws requests to what AI Core itself serves: the control plane, RPT, and custom servers. Not instantiable; all functions are pure. */
final class AiCore {

  private AiCore() {}

  /** Returns requests of which core reads the bodies, since they name models or what leads to one, and a few that it does not read. */
  static List<Choice> controlPlane(Domain domain) {
    Arbitrary<Json> models = Values.texts(domain.modelNames(Dialect.AICORE, Kind.CONTROL));
    Arbitrary<Json> configuration = Part.object(Part.of("configurationId", Values.words("c-1234")));
    Arbitrary<Json> batch = Part.object(
        Part.of(
            "spec",
            Part.object(
                Part.of("model", models), Part.maybe("provider", Values.words("azure-openai")))),
        Part.of(
            "input",
            Values.just(Json.object("type", "input.jsonl", "uri", "ai://default/in.jsonl"))),
        Part.maybe("output", Values.just(Json.object("uri", "ai://default/out/"))));
    Arbitrary<Json> collection = Part.object(
        Part.maybe("title", Texts.said()),
        Part.of("embeddingConfig", Part.object(Part.maybe("modelName", models))));
    Arbitrary<Json> bound = models.map(name -> Json.object(
        "name",
        "c",
        "scenarioId",
        "foundation-models",
        "executableId",
        "azure-openai",
        "parameterBindings",
        Json.array(Json.object("key", "modelName", "value", name))));
    return Stream.of(
            post("/v2/lm/executions", configuration),
            post("/v2/llm-batch-service/v1/batches", batch),
            post("/v2/lm/configurations", bound),
            post("/v2/lm/deployments", configuration),
            post("/v2/lm/document-grounding/vector/collections", collection),
            configuration.map(
                body -> Ask.of(Where.control("PATCH", "/v2/lm/deployments/d1234"), body)),
            Arbitraries.of(
                new Ask(Where.control("GET", "/v2/lm/deployments"), Optional.empty()),
                new Ask(Where.control("DELETE", "/v2/lm/deployments/d1234"), Optional.empty()),
                Ask.of(Where.control("POST", "/v2/lm/brandNew"), Json.object("model", "forged"))))
        .map(asks -> new Choice(1, asks))
        .toList();
  }

  private static Arbitrary<Ask> post(String target, Arbitrary<Json> bodies) {
    return bodies.map(body -> Ask.of(Where.control("POST", target), body));
  }

  static List<Choice> rpt(Domain domain) {
    Arbitrary<Json> target = Part.object(
        Part.of("name", Json.of("CAT")),
        Part.of("prediction_placeholder", Values.of(Json.of("?"), Json.of(0))),
        Part.maybe("task_type", Values.orNull(Values.words("classification", "regression"))),
        Part.maybe("top_k", Values.orNull(Values.numbers(3))));
    Arbitrary<Json> row = Part.object(
        Part.of("ID", Values.oneOf(Texts.said(), Texts.decimals())),
        Part.maybe("CAT", Values.orNull(Texts.said())),
        Part.maybe("model", Values.words("forged")));
    Arbitrary<Json> body = Part.object(
        Part.of(
            "prediction_config", Part.object(Part.of("target_columns", Values.list(target, 1, 2)))),
        Part.oneOf(
                Part.of("rows", Values.orNull(Values.list(row, 0, 3))),
                Part.of("columns", Values.just(Json.object("ID", Json.array(Json.of(1))))))
            .orNothing(1, 5),
        Part.maybe("index_column", Values.orNull(Values.words("ID"))),
        Part.maybe("parse_data_types", Values.flags()));
    Arbitrary<Where> where = Where.serving(
        domain,
        "/predict",
        "aicore-sap",
        domain.modelNames(Dialect.RPT, Kind.INFERENCE).list().ofSize(1));
    return List.of(new Choice(1, Combinators.combine(where, body).as(Ask::of)));
  }

  static List<Choice> opaque(Domain domain) {
    Arbitrary<Json> bodies = Part.object(
        Part.maybe("instances", Values.just(Json.array(Json.array(Json.of(1), Json.of(2))))),
        Part.maybe("model", Values.words("forged")));
    Arbitrary<Where> where = Combinators.combine(
            domain.modelNames(Dialect.OPAQUE, Kind.OPAQUE),
            Arbitraries.of("/v1/models/churn:predict", "/chat/completions", ""))
        .flatAs((model, suffix) ->
            Where.deployed(domain, suffix, "churn-prediction", "my-server", model));
    return List.of(
        new Choice(3, Combinators.combine(where, bodies).as(Ask::of)),
        new Choice(1, where.map(each -> new Ask(each.by("GET"), Optional.empty()))));
  }
}
