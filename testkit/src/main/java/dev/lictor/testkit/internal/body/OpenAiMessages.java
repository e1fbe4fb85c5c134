package dev.lictor.testkit.internal.body;

import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Draws messages of a chat. Immutable. */
final class OpenAiMessages {

  private final Domain domain;

  OpenAiMessages(Domain domain) {
    this.domain = domain;
  }

  Arbitrary<Json> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, user()), Tuple.of(1, system()), Tuple.of(1, assistant()), Tuple.of(1, tool()));
  }

  private Arbitrary<Json> user() {
    return Part.object(
        Part.of("role", Json.of("user")),
        Part.of("content", Values.mostly(Texts.said(), Values.list(part(), 1, 3))),
        Part.maybe("name", Texts.names(domain)));
  }

  private static Arbitrary<Json> system() {
    return Part.object(
        Part.of("role", Values.words("system", "developer")), Part.of("content", Texts.said()));
  }

  private static Arbitrary<Json> assistant() {
    Arbitrary<Json> call = Values.just(Json.object(
        "id",
        "c1",
        "type",
        "function",
        "function",
        Json.object("name", "lookup", "arguments", "{\"a\":1}")));
    return Part.object(
        Part.of("role", Json.of("assistant")),
        Part.maybe("content", Values.orNull(Texts.said())),
        Part.maybe("refusal", Texts.said()),
        Part.maybe("tool_calls", Values.list(call, 0, 2)),
        Part.maybe("audio", Values.just(Json.object("id", "audio_1"))));
  }

  private static Arbitrary<Json> tool() {
    return Part.object(
        Part.of("role", Json.of("tool")),
        Part.of("tool_call_id", Json.of("c1")),
        Part.of("content", Texts.said()));
  }

  private Arbitrary<Json> part() {
    Arbitrary<Json> text =
        Part.object(Part.of("type", Json.of("text")), Part.of("text", Texts.said()));
    Arbitrary<Json> url = Texts.images(domain);
    Arbitrary<Json> image = Part.object(
        Part.of("type", Json.of("image_url")),
        Part.of("image_url", Values.mostly(Part.object(Part.of("url", url)), url)));
    Arbitrary<Json> audio = Part.object(
        Part.of("type", Json.of("input_audio")),
        Part.of(
            "input_audio",
            Part.object(Part.of("data", Texts.base64()), Part.of("format", Json.of("wav")))));
    Arbitrary<Json> file = Part.object(
        Part.of("type", Json.of("file")),
        Part.of(
            "file",
            Part.object(Part.oneOf(
                Part.of("file_data", Texts.base64()), Part.of("file_id", Texts.names(domain))))));
    return Values.oneOf(text, image, audio, file);
  }
}
