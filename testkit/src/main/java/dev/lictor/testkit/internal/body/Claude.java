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
import net.jqwik.api.Tuple;

/** Draws requests of Anthropic's Messages API, and their bodies as Bedrock takes them. Immutable. */
final class Claude {

  private final Domain domain;
  private final Arbitrary<String> models;

  Claude(Domain domain) {
    this.domain = domain;
    this.models = domain.modelNames(Dialect.ANTHROPIC, Kind.INFERENCE);
  }

  static List<Choice> of(Domain domain) {
    Claude claude = new Claude(domain);
    return List.of(
        new Choice(10, claude.asked().map(body -> Ask.of(Where.vendor("/v1/messages"), body))),
        new Choice(
            2,
            claude.counted().map(body -> Ask.of(Where.vendor("/v1/messages/count_tokens"), body))),
        new Choice(
            1, Arbitraries.just(new Ask(Where.vendor("/v1/models").by("GET"), Optional.empty()))));
  }

  private Arbitrary<Json> asked() {
    return Part.object(
        Part.of("model", Values.texts(models)),
        sampling(),
        said(),
        Part.maybe("stream", Values.of(Json.of(true), Json.of(false))));
  }

  private Arbitrary<Json> counted() {
    return Part.object(
        Part.of("model", Values.texts(models)),
        Part.maybe("max_tokens", Texts.caps(domain)),
        said());
  }

  /** Returns bodies that Bedrock's invoke takes. */
  Arbitrary<Json> invoked() {
    return Part.object(
        Part.of("anthropic_version", Json.of("bedrock-2023-05-31")),
        sampling(),
        said(),
        Part.maybe("anthropic_beta", Values.just(Json.array(Json.of("context-1m-2025-08-07")))));
  }

  private Part sampling() {
    Arbitrary<Json> fallback = Part.object(
        Part.of("model", Values.texts(models)),
        Part.maybe("max_tokens", Values.orNull(Texts.caps(domain))),
        Part.maybe("speed", Values.words("standard", "fast")));
    return Part.together(
        Part.of("max_tokens", Texts.caps(domain)),
        Part.maybe("fallbacks", Values.list(fallback, 1, 2)),
        Part.maybe("service_tier", Values.words("standard_only", "auto")),
        Part.maybe("temperature", Texts.decimals()),
        Part.maybe("top_k", Values.numbers(3)),
        Part.maybe("stop_sequences", Values.just(Json.array(Json.of("END")))),
        Part.maybe("metadata", Values.just(Json.object("user_id", "u"))));
  }

  private Part said() {
    ClaudeBlocks blocks = new ClaudeBlocks(domain);
    return Part.together(
        Part.of("messages", Values.list(blocks.message(), 1, 3)),
        Part.maybe("system", blocks.system()),
        Part.maybe("tools", Values.list(tool(), 0, 2)),
        Part.maybe("tool_choice", Values.just(Json.object("type", "auto"))),
        Part.maybe("mcp_servers", Values.list(server(), 1, 1)),
        Part.maybe(
            "thinking",
            Values.orNull(Part.object(
                Part.of("type", Json.of("enabled")),
                Part.of("budget_tokens", Values.numbers(domain.numbers()))))),
        Part.maybe(
            "output_config",
            Part.object(
                Part.maybe("effort", Values.words("low", "high", "max")),
                Part.maybe(
                    "format",
                    Values.just(Json.object("type", "json_schema", "schema", Json.object()))))),
        Part.maybe(
            "container",
            Values.of(
                Json.object(
                    "skills", Json.array(Json.object("type", "anthropic", "skill_id", "pptx"))),
                Json.of("container_1"))),
        Part.maybe(
            "context_management",
            Values.of(
                Json.object("edits", Json.array(Json.object("type", "clear_tool_uses_20250919"))),
                Json.object("edits", Json.array(Json.object("type", "compact_20260112"))))),
        Part.maybe("speed", Values.words("standard", "fast")));
  }

  private Arbitrary<Json> tool() {
    Arbitrary<Json> function = Part.object(
        Part.of("name", Texts.names(domain)),
        Part.of("input_schema", Texts.schemas()),
        Part.maybe("type", Values.orNull(Values.words("custom"))),
        Part.maybe("description", Texts.said()));
    Arbitrary<Json> hosted = Values.of(
        Json.object("type", "web_search_20250305", "name", "web_search"),
        Json.object("type", "code_execution_20250825", "name", "code_execution"),
        Json.object("type", "bash_20250124", "name", "bash"),
        Json.object("type", "mcp_toolset", "mcp_server_name", "files"));
    Arbitrary<Json> advisor = Part.object(
        Part.of("type", Json.of("advisor_20260301")),
        Part.of("name", Json.of("advisor")),
        Part.of("model", Values.texts(models)),
        Part.maybe("max_tokens", Texts.caps(domain)));
    return Arbitraries.frequencyOf(
        Tuple.of(4, function), Tuple.of(2, hosted), Tuple.of(1, advisor));
  }

  private Arbitrary<Json> server() {
    return Part.object(
        Part.of("type", Json.of("url")),
        Part.of("name", Json.of("files")),
        Part.of("url", Values.texts(Texts.links(domain))));
  }
}
