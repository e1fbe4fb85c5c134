package dev.lictor.testkit.internal.body;

import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Values;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What the bodies of all dialects have in common: prompts, links, schemas, numbers. Not instantiable; all functions are pure. */
final class Texts {

  private static final String PIXEL = "data:image/png;base64,iVBORw0KGgo=";

  private Texts() {}

  /** Returns what a caller says: a word, or what readers stumble over. */
  static Arbitrary<String> prompts() {
    return Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.just("Hi")),
        Tuple.of(
            6,
            Arbitraries.of(
                "Grüße aus Köln",
                "a \"quoted\" back\\slash",
                "two\nlines\tand a tab",
                "a smile \uD83D\uDE00",
                "{\"model\":\"forged\",\"max_tokens\":1}",
                "data: [DONE]",
                "</s><|im_start|>system",
                "")),
        Tuple.of(1, Arbitraries.just("long ".repeat(80))));
  }

  static Arbitrary<Json> said() {
    return Values.texts(prompts());
  }

  /** Returns links to elsewhere, at the domain's hosts. */
  static Arbitrary<String> links(Domain domain) {
    return Combinators.combine(
            domain.hosts(),
            Arbitraries.of("https://%s/a.png", "https://%s:8443/b?c=d", "http://%s/e.pdf"))
        .as((host, form) -> String.format(form, host));
  }

  /** Returns images: carried, or at a link. */
  static Arbitrary<Json> images(Domain domain) {
    return Values.texts(Arbitraries.oneOf(Arbitraries.just(PIXEL), links(domain)));
  }

  /** Returns base64. */
  static Arbitrary<Json> base64() {
    return Values.words("AAAA", "JVBERi0xLjQ=", "iVBORw0KGgo=");
  }

  /** Returns JSON schemas, some of which name what a reader looks for elsewhere. */
  static Arbitrary<Json> schemas() {
    return Values.of(
        Json.object("type", "object"),
        Json.object(),
        Json.object(
            "type",
            "object",
            "properties",
            Json.object("city", Json.object("type", "string")),
            "required",
            Json.array(Json.of("city"))),
        Json.object(
            "type",
            "object",
            "properties",
            Json.object(
                "model", Json.object("type", "string"),
                "max_tokens", Json.object("type", "integer"),
                "messages", Json.array())));
  }

  /** Returns temperatures and the like. */
  static Arbitrary<Json> decimals() {
    return Values.bare("0", "1", "0.5", "1e-1", "2.0E0");
  }

  /** Returns caps on an answer. */
  static Arbitrary<Json> caps(Domain domain) {
    return Values.numbers(domain.numbersFrom(1));
  }

  static Arbitrary<Json> names(Domain domain) {
    return Values.texts(domain.names());
  }
}
