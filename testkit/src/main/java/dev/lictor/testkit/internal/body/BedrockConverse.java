package dev.lictor.testkit.internal.body;

import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Draws the bodies of converse, and of Nova's invoke, which is much alike. Not instantiable; all functions are pure. */
final class BedrockConverse {

  private BedrockConverse() {}

  static Arbitrary<Json> claude(Domain domain) {
    Arbitrary<Json> fields = Part.object(
        Part.maybe(
            "thinking",
            Part.object(
                Part.of("type", Json.of("enabled")),
                Part.of("budget_tokens", Values.numbers(domain.numbers())))),
        Part.maybe("output_config", Part.object(Part.of("effort", Values.words("low", "high")))),
        Part.maybe("top_k", Values.numbers(5)));
    return body(domain, fields);
  }

  static Arbitrary<Json> nova(Domain domain) {
    Arbitrary<Json> fields = Part.object(
        Part.maybe("inferenceConfig", Part.object(Part.of("topK", Values.numbers(5)))),
        Part.maybe("reasoningConfig", reasoning()));
    return body(domain, fields);
  }

  /** Returns bodies of Nova's invoke, with the cap in both spellings. */
  static Arbitrary<Json> invokedNova(Domain domain) {
    Arbitrary<Json> inference = Part.object(
        Part.oneOf(
                Part.of("maxTokens", Texts.caps(domain)),
                Part.of("max_new_tokens", Texts.caps(domain)))
            .orNothing(1, 2),
        Part.maybe("temperature", Texts.decimals()));
    return Part.object(
        Part.maybe("schemaVersion", Values.words("messages-v1")),
        conversation(domain),
        Part.maybe("inferenceConfig", inference),
        Part.maybe("reasoningConfig", reasoning()));
  }

  private static Arbitrary<Json> reasoning() {
    return Part.object(
        Part.of("type", Json.of("enabled")),
        Part.maybe("maxReasoningEffort", Values.words("low", "medium", "high")));
  }

  private static Arbitrary<Json> body(Domain domain, Arbitrary<Json> fields) {
    Arbitrary<Json> inference = Part.object(
        Part.of("maxTokens", Texts.caps(domain)).orNothing(1, 2),
        Part.maybe("temperature", Texts.decimals()),
        Part.maybe("stopSequences", Values.just(Json.array(Json.of("END")))));
    Arbitrary<Json> guardrail = Part.object(
        Part.of("guardrailIdentifier", Texts.names(domain)),
        Part.of("guardrailVersion", Values.words("3", "DRAFT")),
        Part.maybe("trace", Values.words("enabled", "disabled")));
    return Part.object(
        conversation(domain),
        Part.of("inferenceConfig", inference).orNothing(1, 1),
        Part.maybe("guardrailConfig", guardrail),
        Part.maybe("additionalModelRequestFields", fields),
        Part.maybe("requestMetadata", Values.just(Json.object("k", "v"))),
        Part.maybe(
            "performanceConfig",
            Part.object(Part.of("latency", Values.words("standard", "optimized")))),
        Part.maybe("serviceTier", Part.object(Part.of("type", Values.words("default", "flex")))));
  }

  private static Part conversation(Domain domain) {
    Arbitrary<Json> text = Part.object(Part.of("text", Texts.said()));
    Arbitrary<Json> message = Part.object(
        Part.of("role", Values.mostly(Values.words("user"), Values.words("assistant"))),
        Part.of(
            "content", Values.mostly(Values.list(text, 1, 1), Values.list(block(domain), 1, 3))));
    Arbitrary<Json> function = Part.object(Part.of(
        "toolSpec",
        Part.object(
            Part.of("name", Texts.names(domain)),
            Part.of("inputSchema", Part.object(Part.of("json", Texts.schemas()))),
            Part.maybe("description", Texts.said()))));
    Arbitrary<Json> tool = Values.mostly(
        function, Values.just(Json.object("systemTool", Json.object("name", "nova_grounding"))));
    return Part.together(
        Part.of("messages", Values.list(message, 1, 3)),
        Part.maybe("system", Values.list(text, 1, 2)),
        Part.maybe("toolConfig", Part.object(Part.of("tools", Values.list(tool, 1, 2)))));
  }

  private static Arbitrary<Json> block(Domain domain) {
    Arbitrary<Json> bucket = Values.texts(domain.hosts().map(host -> "s3://" + host + "/a"));
    Arbitrary<Json> source = Part.object(Part.oneOf(
        Part.of("bytes", Texts.base64()),
        Part.of("s3Location", Part.object(Part.of("uri", bucket)))));
    Arbitrary<Json> image = Part.object(Part.of(
        "image", Part.object(Part.of("format", Json.of("png")), Part.of("source", source))));
    Arbitrary<Json> document = Part.object(Part.of(
        "document",
        Part.object(
            Part.of("format", Json.of("pdf")),
            Part.of("name", Json.of("n")),
            Part.of("source", source))));
    Arbitrary<Json> video = Part.object(Part.of(
        "video", Part.object(Part.of("format", Json.of("mp4")), Part.of("source", source))));
    Arbitrary<Json> history = Values.of(
        Json.object(
            "toolUse", Json.object("toolUseId", "t1", "name", "lookup", "input", Json.object())),
        Json.object(
            "toolResult",
            Json.object("toolUseId", "t1", "content", Json.array(Json.object("text", "ok")))),
        Json.object("guardContent", Json.object("text", Json.object("text", "Hi"))));
    return Arbitraries.frequencyOf(
        Tuple.of(3, Part.object(Part.of("text", Texts.said()))),
        Tuple.of(2, image),
        Tuple.of(1, document),
        Tuple.of(1, video),
        Tuple.of(1, history));
  }
}
