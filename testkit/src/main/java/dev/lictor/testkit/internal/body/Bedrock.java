package dev.lictor.testkit.internal.body;

import dev.lictor.call.Kind;
import dev.lictor.http.Headers;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Draws requests of Amazon Bedrock: converse, and invoke with the body of each family of models. Immutable. */
final class Bedrock {

  private static final String EXECUTABLE = "aws-bedrock";

  private final Domain domain;

  private Bedrock(Domain domain) {
    this.domain = domain;
  }

  static List<Choice> converse(Domain domain) {
    Bedrock bedrock = new Bedrock(domain);
    Arbitrary<String> claude = bedrock.models(Kind.INFERENCE, "anthropic--claude");
    Arbitrary<String> nova = bedrock.models(Kind.INFERENCE, "amazon--nova");
    return List.of(
        new Choice(3, bedrock.converse(claude, BedrockConverse.claude(domain))),
        new Choice(1, bedrock.converse(nova, BedrockConverse.nova(domain))));
  }

  static List<Choice> invoke(Domain domain) {
    Bedrock bedrock = new Bedrock(domain);
    Arbitrary<String> claude = bedrock.models(Kind.INFERENCE, "anthropic--claude");
    Arbitrary<String> nova = bedrock.models(Kind.INFERENCE, "amazon--nova");
    Arbitrary<String> titan = bedrock.models(Kind.INFERENCE, "amazon--titan-text");
    Arbitrary<String> vectors = bedrock.models(Kind.EMBEDDING, "amazon--titan-embed");
    return List.of(
        new Choice(4, bedrock.invoke(claude, true, new Claude(domain).invoked())),
        new Choice(2, bedrock.invoke(nova, true, BedrockConverse.invokedNova(domain))),
        new Choice(1, bedrock.invoke(titan, true, bedrock.titan())),
        new Choice(1, bedrock.invoke(vectors, false, titanEmbedding())));
  }

  /** Returns the domain's models of a family, which tells the form of a body; if there is none, one that is usual. */
  private Arbitrary<String> models(Kind kind, String family) {
    Predicate<String> fits = name -> name.toLowerCase(Locale.ROOT).startsWith(family);
    List<String> known =
        domain.models().stream().map(entry -> entry.name()).filter(fits).toList();
    return known.isEmpty()
        ? Arbitraries.of(family + (kind == Kind.EMBEDDING ? "-text" : "-pro"))
        : Arbitraries.of(known);
  }

  private Arbitrary<Ask> converse(Arbitrary<String> models, Arbitrary<Json> bodies) {
    Arbitrary<String> suffixes = Arbitraries.of("/converse", "/converse-stream");
    return Combinators.combine(where(models, suffixes), bodies).as(Ask::of);
  }

  private Arbitrary<Ask> invoke(Arbitrary<String> models, boolean streams, Arbitrary<Json> bodies) {
    Arbitrary<String> suffixes = streams
        ? Arbitraries.of("/invoke", "/invoke-with-response-stream")
        : Arbitraries.just("/invoke");
    return Combinators.combine(where(models, suffixes), headers(), bodies)
        .as((where, headers, body) -> Ask.of(where.with(headers), body));
  }

  private Arbitrary<Where> where(Arbitrary<String> models, Arbitrary<String> suffixes) {
    Arbitrary<Where> deployed = suffixes.flatMap(
        suffix -> Where.serving(domain, suffix, EXECUTABLE, models.list().ofSize(1)));
    Arbitrary<Where> vendor = Combinators.combine(models, suffixes)
        .as((model, suffix) -> Where.vendor("/model/" + model + suffix));
    return Arbitraries.frequencyOf(Tuple.of(3, deployed), Tuple.of(1, vendor));
  }

  /** Returns what invoke says in headers: a guardrail, a price class, a latency. */
  private Arbitrary<Headers> headers() {
    Arbitrary<Headers> guarded = domain
        .names()
        .map(id -> Headers.of(
            "X-Amzn-Bedrock-GuardrailIdentifier", id, "X-Amzn-Bedrock-GuardrailVersion", "2"));
    Arbitrary<Headers> others = Arbitraries.of(
        Headers.of("X-Amzn-Bedrock-Service-Tier", "flex"),
        Headers.of("X-Amzn-Bedrock-PerformanceConfig-Latency", "optimized"));
    return Arbitraries.frequencyOf(
        Tuple.of(4, Arbitraries.just(Headers.none())), Tuple.of(1, guarded), Tuple.of(1, others));
  }

  private Arbitrary<Json> titan() {
    Arbitrary<Json> config = Part.object(
        Part.of("maxTokenCount", Texts.caps(domain)).orNothing(1, 2),
        Part.maybe("temperature", Texts.decimals()),
        Part.maybe("stopSequences", Values.just(Json.array(Json.of("User:")))));
    return Part.object(
        Part.of("inputText", Texts.said()), Part.maybe("textGenerationConfig", config));
  }

  private static Arbitrary<Json> titanEmbedding() {
    return Part.object(
        Part.of("inputText", Texts.said()),
        Part.maybe("inputImage", Texts.base64()),
        Part.maybe("dimensions", Values.numbers(256)),
        Part.maybe("normalize", Values.flags()));
  }
}
