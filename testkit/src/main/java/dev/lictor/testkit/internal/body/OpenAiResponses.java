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

/** Draws requests for responses, and what is asked of them later (openai-openapi 2026-08-21). Immutable. */
final class OpenAiResponses {

  private final Domain domain;
  private final Arbitrary<String> models;

  private OpenAiResponses(Domain domain) {
    this.domain = domain;
    this.models = domain.modelNames(Dialect.OPENAI_RESPONSES, Kind.INFERENCE);
  }

  static List<Choice> of(Domain domain) {
    OpenAiResponses responses = new OpenAiResponses(domain);
    return List.of(
        new Choice(8, responses.deployed()),
        new Choice(3, responses.atVendor()),
        new Choice(1, responses.later()));
  }

  private Arbitrary<Ask> deployed() {
    Arbitrary<Where> where =
        Where.serving(domain, "/responses", "azure-openai", models.list().ofSize(1));
    return Combinators.combine(where, body(Part.maybe("model", Values.texts(models))))
        .as(Ask::of);
  }

  private Arbitrary<Ask> atVendor() {
    return body(Part.of("model", Values.texts(models)))
        .map(body -> Ask.of(Where.vendor("/v1/responses"), body));
  }

  private Arbitrary<Ask> later() {
    Arbitrary<Where> where = Arbitraries.oneOf(
        Where.serving(domain, "/responses/resp_1", "azure-openai", models.list().ofSize(1)),
        Arbitraries.just(Where.vendor("/v1/responses/resp_1")));
    return Combinators.combine(where, Arbitraries.of("GET", "DELETE"))
        .as((at, method) -> new Ask(at.by(method), Optional.empty()));
  }

  private Arbitrary<Json> body(Part model) {
    return Part.object(
        model,
        Part.of("input", Values.mostly(Texts.said(), Values.list(item(), 1, 3))),
        Part.maybe("instructions", Values.orNull(Texts.said())),
        Part.of("max_output_tokens", Texts.caps(domain)).orNothing(1, 1),
        Part.maybe("stream", Values.of(Json.of(true), Json.of(false))),
        Part.maybe("store", Values.of(Json.of(false), Json.of(true), Json.NULL)),
        Part.maybe("background", Values.flags()),
        Part.maybe("previous_response_id", Values.orNull(Values.words("resp_1"))),
        Part.maybe("conversation", Values.of(Json.of("conv_1"), Json.object("id", "conv_1"))),
        Part.maybe("tools", Values.list(OpenAiTools.responses(domain), 0, 2)),
        Part.maybe("tool_choice", Values.words("auto")),
        Part.maybe(
            "reasoning",
            Part.object(
                Part.maybe("effort", Values.words("low", "high")),
                Part.maybe("summary", Values.words("auto")))),
        Part.maybe("service_tier", Values.words("flex", "priority")),
        Part.maybe("moderation", Part.object(Part.of("model", Values.texts(models)))),
        Part.maybe("metadata", Values.just(Json.object("a", "b"))),
        Part.maybe("temperature", Texts.decimals()));
  }

  private Arbitrary<Json> item() {
    Arbitrary<Json> message = Part.object(
        Part.maybe("type", Values.words("message")),
        Part.of("role", Values.words("user", "developer", "system")),
        Part.of("content", Values.mostly(Texts.said(), Values.list(part(), 1, 2))));
    Arbitrary<Json> called = Values.of(
        Json.object("type", "function_call", "call_id", "c", "name", "lookup", "arguments", "{}"),
        Json.object("type", "function_call_output", "call_id", "c", "output", "warm"),
        Json.object("type", "item_reference", "id", "msg_1"));
    return Values.mostly(message, called);
  }

  private Arbitrary<Json> part() {
    Arbitrary<Json> text =
        Part.object(Part.of("type", Json.of("input_text")), Part.of("text", Texts.said()));
    Arbitrary<Json> image = Part.object(
        Part.of("type", Json.of("input_image")),
        Part.oneOf(
            Part.of("image_url", Texts.images(domain)), Part.of("file_id", Texts.names(domain))));
    Arbitrary<Json> file = Part.object(
        Part.of("type", Json.of("input_file")),
        Part.oneOf(
            Part.of("file_data", Texts.base64()),
            Part.of("file_url", Values.texts(Texts.links(domain))),
            Part.of("file_id", Texts.names(domain))));
    return Values.oneOf(text, image, file);
  }
}
