package dev.lictor.example.simulator.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.vendor.Question;
import dev.lictor.example.simulator.vendor.Speaker;
import java.util.Optional;
import java.util.function.Predicate;

/** The methods of Google's models. Thread-safe. */
public final class Gemini {
  private static final String DEPLOYED_PREFIX = "/models/";

  private final Speaker speaker;
  private final Predicate<String> failing;

  /**
   * Makes the methods.
   *
   * @param failing tells which models fail at present
   */
  public Gemini(Speaker speaker, Predicate<String> failing) {
    this.speaker = speaker;
    this.failing = failing;
  }

  /**
   * Answers a call of a deployed model; empty if there is no such method. The model that the path names must be the deployed one,
   * by its name in AI Core or at Google.
   *
   * @param suffix the path after the deployment's id
   */
  public Optional<Reply> deployed(LanguageModel model, String suffix, Head head, byte[] body) {
    int colon = suffix.indexOf(':');
    if (!suffix.startsWith(DEPLOYED_PREFIX) || colon < 0) {
      return Optional.empty();
    }
    String named = suffix.substring(DEPLOYED_PREFIX.length(), colon);
    if (!named.equals(model.name()) && !named.equals(model.answersAs())) {
      return Optional.of(GeminiError.notFound());
    }
    return call(model, suffix.substring(colon + 1), head, body);
  }

  Optional<Reply> call(LanguageModel model, String method, Head head, byte[] bytes) {
    Optional<JsonNode> body = Json.parse(bytes).filter(JsonNode::isObject).map(ProtoJson::camel);
    if (body.isEmpty()) {
      return Optional.of(GeminiError.invalid("Invalid JSON payload received."));
    }
    boolean embeds = model.name().contains("embedding");
    return switch (method) {
      case "generateContent", "streamGenerateContent" ->
        Optional.of(
            embeds
                ? GeminiError.notFound()
                : generate(model, new Prompt(body.get()), method.startsWith("stream"), head));
      case "predict" ->
        Optional.of(
            embeds ? Embeddings.predict(model, predictBody(body.get())) : GeminiError.notFound());
      case "embedContent" ->
        Optional.of(embeds ? Embeddings.embedContent(model, body.get()) : GeminiError.notFound());
      case "batchEmbedContents" ->
        Optional.of(
            embeds
                ? Embeddings.batchEmbedContents(model, batch(body.get()))
                : GeminiError.notFound());
      case "countTokens" -> Optional.of(count(model, body.get()));
      default -> Optional.empty();
    };
  }

  private static JsonNode predictBody(JsonNode body) {
    ObjectNode copy = body.deepCopy();
    copy.set("parameters", ProtoJson.camel(body.path("parameters")));
    return copy;
  }

  private static JsonNode batch(JsonNode body) {
    ObjectNode copy = body.deepCopy();
    ArrayNode requests = copy.putArray("requests");
    body.path("requests").forEach(request -> requests.add(ProtoJson.camel(request)));
    return copy;
  }

  private Reply generate(LanguageModel model, Prompt prompt, boolean streams, Head head) {
    StreamForm form = StreamForm.asked(head);
    Optional<String> problem = prompt.problem();
    if (problem.isPresent()) {
      return streams
          ? form.error(400, "INVALID_ARGUMENT", problem.get())
          : GeminiError.invalid(problem.get());
    }
    if (failing.test(model.name())) {
      return streams
          ? form.error(503, "UNAVAILABLE", "The model is overloaded.")
          : GeminiError.of(503, "UNAVAILABLE", "The model is overloaded.");
    }
    Question question = prompt.question(model);
    Safety safety = Safety.of(question.userText(), prompt.safetySettings());
    ContentWriter writer =
        new ContentWriter(model.answersAs(), prompt, speaker.answer(question), safety);
    Reply reply = streams ? form.stream(writer.chunks()) : Reply.json(200, writer.whole());
    return reply.about(new ModelRun(model.name(), writer.used(), Optional.of(writer.used())));
  }

  private static Reply count(LanguageModel model, JsonNode body) {
    Prompt prompt = new Prompt(
        body.path("generateContentRequest").isObject()
            ? body.path("generateContentRequest")
            : body);
    Optional<String> problem = prompt.problem();
    if (problem.isPresent()) {
      return GeminiError.invalid(problem.get());
    }
    long tokens = Speaker.promptTokens(prompt.question(model));
    ObjectNode answer = Json.object().put("totalTokens", tokens);
    answer
        .putArray("promptTokensDetails")
        .addObject()
        .put("modality", "TEXT")
        .put("tokenCount", tokens);
    return Reply.json(200, answer);
  }
}
