package dev.lictor.testkit.internal.body;

import dev.lictor.call.Kind;
import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Draws requests of Gemini, its keys in both spellings (Gemini API and Vertex AI; protobuf, "ProtoJSON format"). Immutable. */
final class Gemini {

  private static final String API = "/v1beta/models/";

  private final Domain domain;
  private final Arbitrary<String> models;
  private final Arbitrary<String> embedding;

  private Gemini(Domain domain) {
    this.domain = domain;
    this.models = domain.modelNames(Dialect.GEMINI, Kind.INFERENCE);
    this.embedding = domain.modelNames(Dialect.GEMINI, Kind.EMBEDDING);
  }

  static List<Choice> of(Domain domain) {
    Gemini gemini = new Gemini(domain);
    return List.of(
        new Choice(8, gemini.generating()),
        new Choice(2, gemini.embedding()),
        new Choice(1, gemini.others()));
  }

  /** Returns a key in its documented spelling, or with underscores. */
  static Arbitrary<String> key(String documented) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < documented.length(); i++) {
      char c = documented.charAt(i);
      snake.append(Character.isUpperCase(c) ? "_" : "").append(Character.toLowerCase(c));
    }
    return Arbitraries.of(documented, snake.toString());
  }

  private static Part maybe(String key, Arbitrary<Json> value) {
    return Part.maybe(key(key), value);
  }

  private Arbitrary<Ask> generating() {
    Arbitrary<String> verbs = Arbitraries.of(
        ":generateContent", ":streamGenerateContent", ":streamGenerateContent?alt=sse");
    Arbitrary<Where> deployed = Combinators.combine(models, models, verbs)
        .flatAs((served, named, verb) -> Where.serving(
            domain, "/models/" + named + verb, "gcp-vertexai", Arbitraries.just(List.of(served))));
    Arbitrary<Where> vendor =
        Combinators.combine(models, verbs).as((model, verb) -> Where.vendor(API + model + verb));
    return Combinators.combine(Arbitraries.oneOf(deployed, vendor), body()).as(Ask::of);
  }

  private Arbitrary<Ask> embedding() {
    Arbitrary<Json> content = Part.object(Part.of("parts", Values.list(text(), 1, 2)));
    Arbitrary<Json> one = Part.object(
        Part.of("content", content),
        maybe("taskType", Values.words("CLUSTERING")),
        maybe("outputDimensionality", Values.numbers(8)));
    Arbitrary<Json> batch = Part.object(Part.of(
        "requests",
        Values.list(
            Part.object(
                Part.of("model", Values.texts(embedding.map(name -> "models/" + name))),
                Part.of("content", content)),
            1,
            2)));
    Arbitrary<Json> predicted = Part.object(
        Part.of("instances", Values.list(Part.object(Part.of("content", Texts.said())), 1, 2)),
        Part.maybe("parameters", Values.just(Json.object("autoTruncate", true))));
    Arbitrary<Where> deployed = Combinators.combine(embedding, embedding)
        .flatAs((served, named) -> Where.serving(
            domain,
            "/models/" + named + ":predict",
            "gcp-vertexai",
            Arbitraries.just(List.of(served))));
    return Arbitraries.oneOf(
        Combinators.combine(vendor(embedding, ":embedContent"), one).as(Ask::of),
        Combinators.combine(vendor(embedding, ":batchEmbedContents"), batch).as(Ask::of),
        Combinators.combine(deployed, predicted).as(Ask::of));
  }

  private Arbitrary<Ask> others() {
    Arbitrary<Json> counted = Part.object(Part.of("contents", Values.list(content(), 1, 2)));
    return Arbitraries.oneOf(
        Combinators.combine(vendor(models, ":countTokens"), counted).as(Ask::of),
        Arbitraries.just(new Ask(Where.vendor("/v1beta/models").by("GET"), Optional.empty())));
  }

  private static Arbitrary<Where> vendor(Arbitrary<String> models, String verb) {
    return models.map(model -> Where.vendor(API + model + verb));
  }

  private Arbitrary<Json> body() {
    return Part.object(
        Part.of("contents", Values.oneOf(Values.list(content(), 1, 3), content())),
        maybe("systemInstruction", Part.object(Part.of("parts", Values.list(text(), 1, 2)))),
        maybe("safetySettings", settings()),
        Part.of(key("generationConfig"), new GeminiConfig(domain, models).arbitrary())
            .orNothing(1, 2),
        Part.maybe("tools", Values.list(new GeminiTools(domain, models).any(), 0, 2)),
        maybe(
            "toolConfig",
            Values.just(Json.object("functionCallingConfig", Json.object("mode", "ANY")))),
        Part.maybe("model", Values.texts(models.map(name -> "models/" + name))),
        maybe("serviceTier", Values.words("flex", "priority")),
        Part.maybe("store", Values.flags()),
        Part.maybe("labels", Values.just(Json.object("team", "a"))));
  }

  /** Returns safety settings, one for each of some categories. */
  static Arbitrary<Json> settings() {
    Arbitrary<Json> thresholds = Values.words("BLOCK_LOW_AND_ABOVE", "BLOCK_NONE", "OFF");
    Arbitrary<Json> hate = setting("HARM_CATEGORY_HATE_SPEECH", thresholds);
    Arbitrary<Json> harassment = setting("HARM_CATEGORY_HARASSMENT", thresholds);
    return Arbitraries.oneOf(
        hate.map(Json::array),
        harassment.map(Json::array),
        Combinators.combine(hate, harassment).as(Json::array));
  }

  private static Arbitrary<Json> setting(String category, Arbitrary<Json> thresholds) {
    return Part.object(Part.of("category", Json.of(category)), Part.of("threshold", thresholds));
  }

  private Arbitrary<Json> content() {
    Arbitrary<Json> parts = Values.mostly(Values.list(text(), 1, 1), Values.list(part(), 1, 3));
    return Part.object(Part.maybe("role", Values.words("user", "model")), Part.of("parts", parts));
  }

  private static Arbitrary<Json> text() {
    return Part.object(Part.of("text", Texts.said()));
  }

  private Arbitrary<Json> part() {
    Arbitrary<Json> carried = Part.object(Part.of(
        key("inlineData"),
        Part.object(
            Part.of(key("mimeType"), Values.words("image/png", "application/pdf")),
            Part.of("data", Texts.base64()))));
    Arbitrary<Json> linked = Part.object(Part.of(
        key("fileData"),
        Part.object(
            Part.of(key("mimeType"), Values.words("image/png", "video/mp4")),
            Part.of(key("fileUri"), Values.texts(Texts.links(domain))))));
    Arbitrary<Json> called = Part.object(Part.of(
        key("functionCall"), Values.just(Json.object("name", "lookup", "args", Json.object()))));
    return Values.oneOf(text(), carried, linked, called);
  }
}
