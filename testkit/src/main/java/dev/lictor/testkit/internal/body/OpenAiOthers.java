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

/** Draws requests for OpenAI's embeddings and its listing of models. Not instantiable; all functions are pure. */
final class OpenAiOthers {

  private OpenAiOthers() {}

  static List<Choice> embeddings(Domain domain) {
    Arbitrary<String> models = domain.modelNames(Dialect.OPENAI_EMBEDDINGS, Kind.EMBEDDING);
    Arbitrary<Json> tokens = Values.list(Values.numbers(1, 50_256), 1, 3);
    Arbitrary<Json> input = Values.oneOf(
        Texts.said(), Values.list(Texts.said(), 1, 3), tokens, Values.list(tokens, 1, 2));
    Part[] besides = {
      Part.of("input", input),
      Part.maybe("dimensions", Values.numbers(256)),
      Part.maybe("encoding_format", Values.words("float", "base64")),
      Part.maybe("user", Texts.names(domain))
    };
    Part other = Part.maybe("model", Values.texts(models));
    Part own = Part.of("model", Values.texts(models));
    Arbitrary<Where> where =
        Where.serving(domain, "/embeddings", "azure-openai", models.list().ofSize(1));
    Arbitrary<Json> deployed = Part.object(Part.together(besides), other);
    Arbitrary<Json> vendor = Part.object(Part.together(besides), own);
    return List.of(
        new Choice(1, Combinators.combine(where, deployed).as(Ask::of)),
        new Choice(1, vendor.map(body -> Ask.of(Where.vendor("/v1/embeddings"), body))));
  }

  static List<Choice> models(Domain domain) {
    Arbitrary<String> one =
        domain.modelNames(Dialect.OPENAI_MODELS, Kind.CONTROL).map(name -> "/v1/models/" + name);
    return List.of(
        new Choice(1, Arbitraries.just("/v1/models").map(OpenAiOthers::got)),
        new Choice(1, one.map(OpenAiOthers::got)));
  }

  private static Ask got(String target) {
    return new Ask(Where.vendor(target).by("GET"), Optional.empty());
  }
}
