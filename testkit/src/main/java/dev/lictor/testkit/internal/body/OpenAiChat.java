package dev.lictor.testkit.internal.body;

import dev.lictor.call.Kind;
import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Draws chat completions: OpenAI's, Azure's, Mistral's, Perplexity's and those of the open servers (openai-openapi 2026-08-21, Azure
 * OpenAI 2024-10-21). Immutable.
 */
final class OpenAiChat {

  private static final String SUFFIX = "/chat/completions";

  private final Domain domain;
  private final Arbitrary<String> models;

  private OpenAiChat(Domain domain) {
    this.domain = domain;
    this.models = domain.modelNames(Dialect.OPENAI_CHAT, Kind.INFERENCE);
  }

  static List<Choice> of(Domain domain) {
    OpenAiChat chat = new OpenAiChat(domain);
    Part none = Part.together();
    Part azure = Part.maybe("data_sources", Values.list(chat.dataSource(), 1, 1));
    Part mistral = Part.together(
        Part.maybe("safe_prompt", Values.orNull(Values.flags())),
        Part.maybe("random_seed", Values.numbers(7)));
    Part perplexity = Part.together(
        Part.maybe("search_recency_filter", Values.words("day")),
        Part.maybe("disable_search", Values.flags()));
    Part open = Part.maybe("top_k", Values.numbers(3));
    return List.of(
        new Choice(6, chat.served("azure-openai", azure)),
        new Choice(1, chat.served("aicore-mistralai", mistral)),
        new Choice(1, chat.served("perplexity-ai", perplexity)),
        new Choice(1, chat.served("aicore-opensource", open)),
        new Choice(2, chat.atVendor(none)));
  }

  private Arbitrary<Ask> served(String executable, Part own) {
    Arbitrary<Where> where = Where.serving(
        domain, SUFFIX, executable, models.list().ofMinSize(1).ofMaxSize(2).uniqueElements());
    return Combinators.combine(where, body(Part.maybe("model", Values.texts(models)), own))
        .as(Ask::of);
  }

  private Arbitrary<Ask> atVendor(Part own) {
    return body(Part.of("model", Values.texts(models)), own)
        .map(body -> Ask.of(Where.vendor("/v1/chat/completions"), body));
  }

  private Arbitrary<Json> body(Part model, Part own) {
    OpenAiMessages messages = new OpenAiMessages(domain);
    List<Part> parts = new ArrayList<>(List.of(
        model,
        Part.of("messages", Values.list(messages.any(), 1, 3)),
        Part.oneOf(
                Part.of("max_tokens", Texts.caps(domain)),
                Part.of("max_completion_tokens", Texts.caps(domain)),
                Part.of("max_tokens", Json.NULL))
            .orNothing(1, 1),
        Part.maybe("n", Values.numbers(1, 2, 8)),
        Part.maybe("stream", Values.of(Json.of(true), Json.of(false), Json.NULL)),
        Part.maybe(
            "stream_options",
            Values.orNull(Part.object(
                Part.maybe("include_usage", Values.flags()),
                Part.maybe("include_obfuscation", Values.flags())))),
        Part.maybe("tools", Values.list(OpenAiTools.chat(domain), 0, 2)),
        Part.maybe("functions", Values.list(OpenAiTools.function(domain), 1, 1)),
        Part.maybe("tool_choice", Values.words("auto", "none")),
        Part.maybe("response_format", Values.just(Json.object("type", "json_object"))),
        Part.maybe("reasoning_effort", Values.words("low", "high", "turbo")),
        Part.maybe("service_tier", Values.words("flex", "auto", "priority")),
        Part.maybe("store", Values.flags()),
        Part.maybe("moderation", Part.object(Part.of("model", Values.texts(models)))),
        Part.maybe("prediction", Values.just(Json.object("type", "content", "content", "Hi"))),
        Part.maybe("web_search_options", Values.just(Json.object())),
        Part.maybe("temperature", Texts.decimals()),
        Part.maybe("stop", Values.of(Json.of("END"), Json.array(Json.of("END")), Json.NULL)),
        Part.maybe("user", Texts.names(domain)),
        own));
    return Part.object(parts);
  }

  private Arbitrary<Json> dataSource() {
    Arbitrary<Json> parameters = Part.object(
        Part.of("endpoint", Values.texts(Texts.links(domain))),
        Part.of("index_name", Values.texts(domain.repositories())),
        Part.maybe("role_information", Texts.said()),
        Part.maybe(
            "embedding_dependency",
            Part.object(
                Part.of("type", Json.of("deployment_name")),
                Part.of("deployment_name", Values.texts(models)))));
    return Part.object(Part.of("type", Json.of("azure_search")), Part.of("parameters", parameters));
  }
}
