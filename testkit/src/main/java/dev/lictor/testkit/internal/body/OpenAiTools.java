package dev.lictor.testkit.internal.body;

import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Draws tools as OpenAI writes them: the caller's own, and those that are hosted. Not instantiable; all functions are pure. */
final class OpenAiTools {

  private OpenAiTools() {}

  /** Returns a function, as it stands in an object of its own. */
  static Arbitrary<Json> function(Domain domain) {
    return Part.object(
        Part.of("name", Texts.names(domain)),
        Part.maybe("description", Texts.said()),
        Part.maybe("parameters", Texts.schemas()));
  }

  static Arbitrary<Json> chat(Domain domain) {
    Arbitrary<Json> function =
        Part.object(Part.of("type", Json.of("function")), Part.of("function", function(domain)));
    Arbitrary<Json> custom = Part.object(
        Part.of("type", Json.of("custom")),
        Part.of("custom", Part.object(Part.of("name", Texts.names(domain)))));
    return Arbitraries.frequencyOf(
        Tuple.of(4, function),
        Tuple.of(1, custom),
        Tuple.of(1, Values.just(Json.object("type", "web_search"))),
        Tuple.of(1, server(domain)));
  }

  static Arbitrary<Json> responses(Domain domain) {
    Arbitrary<Json> function = Part.object(
        Part.of("type", Json.of("function")),
        Part.of("name", Texts.names(domain)),
        Part.maybe("parameters", Texts.schemas()),
        Part.maybe("strict", Values.flags()));
    Arbitrary<Json> custom =
        Part.object(Part.of("type", Json.of("custom")), Part.of("name", Texts.names(domain)));
    Arbitrary<Json> search = Part.object(
        Part.of("type", Json.of("file_search")),
        Part.of("vector_store_ids", Values.list(Values.texts(domain.repositories()), 1, 2)));
    Arbitrary<Json> code = Part.object(
        Part.of("type", Json.of("code_interpreter")),
        Part.of(
            "container",
            Values.of(
                Json.object("type", "auto"),
                Json.object("type", "auto", "file_ids", Json.array(Json.of("file-1"))),
                Json.of("cntr_1"))));
    Arbitrary<Json> others = Values.of(
        Json.object("type", "web_search"),
        Json.object("type", "local_shell"),
        Json.object("type", "image_generation"));
    return Arbitraries.frequencyOf(
        Tuple.of(4, function),
        Tuple.of(1, custom),
        Tuple.of(1, search),
        Tuple.of(1, code),
        Tuple.of(1, server(domain)),
        Tuple.of(1, others));
  }

  private static Arbitrary<Json> server(Domain domain) {
    return Part.object(
        Part.of("type", Json.of("mcp")),
        Part.of("server_label", Texts.names(domain)),
        Part.mostly(
            Part.of("server_url", Values.texts(Texts.links(domain))),
            Part.of("connector_id", Json.of("connector_gmail"))),
        Part.maybe("require_approval", Values.words("never")));
  }
}
