package dev.lictor.testkit.internal.body;

import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Draws messages of orchestration; those of v2 may hold files, cache hints and reasoning. Immutable. */
final class OrchestrationMessages {

  private final Domain domain;
  private final boolean v2;

  OrchestrationMessages(Domain domain, boolean v2) {
    this.domain = domain;
    this.v2 = v2;
  }

  /** Returns messages of a template: what the user says, perhaps with instructions before it. */
  Arbitrary<Json> template() {
    Arbitrary<Json> user = user();
    Arbitrary<Json> system = system();
    return Arbitraries.frequencyOf(
        Tuple.of(2, Values.list(user, 1, 2)),
        Tuple.of(1, Values.list(Values.oneOf(system, user), 1, 3)));
  }

  /** Returns messages of any role. */
  Arbitrary<Json> any() {
    return Values.oneOf(user(), system(), assistant(), tool());
  }

  private Arbitrary<Json> user() {
    return Part.object(
        Part.of("role", Json.of("user")),
        Part.of("content", Values.mostly(said(), Values.list(item(), 1, 3))));
  }

  private Arbitrary<Json> system() {
    return Part.object(
        Part.of("role", Values.words("system", "developer")), Part.of("content", said()));
  }

  private Arbitrary<Json> assistant() {
    Arbitrary<Json> call = Values.just(Json.object(
        "id",
        "t1",
        "type",
        "function",
        "function",
        Json.object("name", "lookup", "arguments", "{}")));
    return Part.object(
        Part.of("role", Json.of("assistant")),
        Part.maybe("content", said()),
        Part.maybe("refusal", Texts.said()),
        Part.maybe("tool_calls", Values.list(call, 0, 2)));
  }

  private Arbitrary<Json> tool() {
    return Part.object(
        Part.of("role", Json.of("tool")),
        Part.of("tool_call_id", Json.of("t1")),
        Part.of("content", said()));
  }

  private Arbitrary<Json> said() {
    return Values.mostly(
        Texts.said(),
        Values.words(
            "Write to {{?name}}",
            "{{ ?topic }} and {{?topic}}",
            "{% if x %}a{% endif %}",
            "{{?}}"));
  }

  private Arbitrary<Json> item() {
    Arbitrary<Json> text = v2
        ? Part.object(
            Part.of("type", Json.of("text")),
            Part.of("text", said()),
            Part.maybe("cache_control", Values.just(Json.object("type", "ephemeral"))))
        : Part.object(Part.of("type", Json.of("text")), Part.of("text", said()));
    Arbitrary<Json> image = Part.object(
        Part.of("type", Json.of("image_url")),
        Part.of(
            "image_url",
            Part.object(
                Part.of("url", Texts.images(domain)),
                Part.maybe("detail", Values.words("low", "high")))));
    Arbitrary<Json> file = Part.object(
        Part.of("type", Json.of("file")),
        Part.of(
            "file",
            Part.object(
                Part.of("file_data", Texts.base64()),
                Part.maybe("filename", Values.words("a.pdf")))));
    return v2 ? Values.oneOf(text, image, file) : Values.oneOf(text, image);
  }
}
