package dev.lictor.testkit.internal.body;

import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Draws messages of Anthropic's API and the blocks in them. Immutable. */
final class ClaudeBlocks {

  private final Domain domain;

  ClaudeBlocks(Domain domain) {
    this.domain = domain;
  }

  Arbitrary<Json> message() {
    Arbitrary<Json> content = Values.mostly(Texts.said(), Values.list(block(), 1, 3));
    return Part.object(
        Part.of("role", Values.mostly(Values.words("user"), Values.words("assistant", "system"))),
        Part.of("content", content));
  }

  Arbitrary<Json> system() {
    Arbitrary<Json> text = Part.object(
        Part.of("type", Json.of("text")),
        Part.of("text", Texts.said()),
        Part.maybe("cache_control", Values.orNull(Values.just(Json.object("type", "ephemeral")))));
    return Values.mostly(Texts.said(), Values.list(text, 1, 2));
  }

  private Arbitrary<Json> block() {
    Arbitrary<Json> text =
        Part.object(Part.of("type", Json.of("text")), Part.of("text", Texts.said()));
    Arbitrary<Json> image =
        Part.object(Part.of("type", Json.of("image")), Part.of("source", source("image/png")));
    Arbitrary<Json> document = Part.object(
        Part.of("type", Json.of("document")), Part.of("source", source("application/pdf")));
    Arbitrary<Json> history = Values.of(
        Json.object("type", "tool_use", "id", "t1", "name", "lookup", "input", Json.object()),
        Json.object("type", "tool_result", "tool_use_id", "t1", "content", "sun"),
        Json.object("type", "thinking", "thinking", "mm", "signature", "c2ln"),
        Json.object("type", "redacted_thinking", "data", "ZGF0"));
    return Arbitraries.frequencyOf(
        Tuple.of(3, text), Tuple.of(2, image), Tuple.of(2, document), Tuple.of(1, history));
  }

  private Arbitrary<Json> source(String type) {
    Arbitrary<Json> carried = Part.object(
        Part.of("type", Json.of("base64")),
        Part.of("media_type", Json.of(type)),
        Part.of("data", Texts.base64()));
    Arbitrary<Json> linked = Part.object(
        Part.of("type", Json.of("url")), Part.of("url", Values.texts(Texts.links(domain))));
    Arbitrary<Json> kept =
        Part.object(Part.of("type", Json.of("file")), Part.of("file_id", Texts.names(domain)));
    return Values.oneOf(carried, linked, kept);
  }
}
