package dev.lictor.example.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.cohere.CohereChat;
import dev.lictor.example.simulator.cohere.CohereError;
import dev.lictor.example.simulator.cohere.Rerank;
import dev.lictor.example.simulator.controlplane.Ask;
import dev.lictor.example.simulator.controlplane.Configuration;
import dev.lictor.example.simulator.controlplane.Deployment;
import dev.lictor.example.simulator.custom.CustomServer;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.model.ModelCatalogue;
import dev.lictor.example.simulator.model.ModelTask;
import dev.lictor.example.simulator.openai.ChatCompletions;
import dev.lictor.example.simulator.openai.Embeddings;
import dev.lictor.example.simulator.openai.Flavour;
import dev.lictor.example.simulator.openai.OpenAiError;
import dev.lictor.example.simulator.responses.Place;
import dev.lictor.example.simulator.responses.Responses;
import dev.lictor.example.simulator.rpt.ParquetPrediction;
import dev.lictor.example.simulator.rpt.TablePrediction;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Models deployed one by one, each executable with its own suffixes (provider-facts §3.1), and servers of a scenario of their own.
 * Thread-safe.
 *
 * <p>A deployment of azure-openai is the model that it was configured for; at all others the body's {@code model} decides, within
 * the deployment's executable.
 */
final class FoundationModels {
  private static final Pattern KEPT =
      Pattern.compile("/responses/([^/]+)((?:/cancel|/input_items)?)");
  private static final Pattern PREDICTION = Pattern.compile("/v1/models/[^/:]+:predict");

  private final ModelCatalogue models;
  private final Predicate<String> failing;
  private final ChatCompletions chat;
  private final Embeddings embeddings = new Embeddings();
  private final Responses responses;
  private final CohereChat cohere = new CohereChat();
  private final Rerank rerank = new Rerank();
  private final TablePrediction tables = new TablePrediction();
  private final ParquetPrediction parquet = new ParquetPrediction();
  private final CustomServer custom = new CustomServer();

  FoundationModels(ModelCatalogue models, Predicate<String> failing, InstantSource clock) {
    this.models = models;
    this.failing = failing;
    this.chat = new ChatCompletions(clock);
    this.responses = new Responses(clock);
  }

  /** Answers a call of a deployment; empty if it has no such path. */
  Optional<Reply> answer(Ask ask, Deployment deployment, String suffix) {
    Configuration configuration = deployment.configuration();
    if (!configuration.scenarioId().equals("foundation-models")) {
      return post(ask).flatMap(posted -> customServer(posted, configuration, suffix));
    }
    if (configuration.executableId().equals("azure-openai")) {
      return azure(ask, deployment, suffix);
    }
    return post(ask).flatMap(posted -> posted(posted, configuration, suffix));
  }

  private static Optional<Ask> post(Ask ask) {
    return Optional.of(ask).filter(each -> each.head().method().equals("POST"));
  }

  private Optional<Reply> azure(Ask ask, Deployment deployment, String suffix) {
    Configuration configuration = deployment.configuration();
    if (suffix.startsWith("/responses")) {
      Optional<LanguageModel> model = configured(ModelTask.CHAT, configuration);
      return model.flatMap(found -> responses(
          ask, suffix, new Place(deployment.id(), Flavour.AZURE), () -> Optional.of(found)));
    }
    if (post(ask).isEmpty() || ask.head().query("api-version").isEmpty()) {
      return Optional.empty();
    }
    return switch (suffix) {
      case "/chat/completions" ->
        configured(ModelTask.CHAT, configuration)
            .map(model -> chat(model, Flavour.AZURE, ask.body().kept()));
      case "/embeddings" ->
        configured(ModelTask.EMBEDDING, configuration)
            .map(model -> embed(model, ask.body().kept()));
      default -> Optional.empty();
    };
  }

  private Optional<Reply> posted(Ask ask, Configuration configuration, String suffix) {
    byte[] body = ask.body().kept();
    return switch (configuration.executableId() + " " + suffix) {
      case "aicore-mistralai /chat/completions", "perplexity-ai /chat/completions" ->
        Optional.of(withModel(
            named(ModelTask.CHAT, configuration, body),
            OpenAiError::unknownModel,
            model -> chat(model, Flavour.PLAIN, body)));
      case "aicore-nvidia /embeddings" ->
        Optional.of(withModel(
            named(ModelTask.EMBEDDING, configuration, body),
            OpenAiError::unknownModel,
            model -> embed(model, body)));
      case "aicore-cohere /v2/chat" ->
        Optional.of(cohereChat(named(ModelTask.CHAT, configuration, body), body));
      case "aicore-cohere /rerank" ->
        Optional.of(rerank(named(ModelTask.RERANKING, configuration, body), body));
      case "aicore-sap /predict" ->
        configured(ModelTask.TABLES, configuration)
            .map(model -> tables.predict(model, ask.head(), body));
      case "aicore-sap /predict_parquet" ->
        configured(ModelTask.TABLES, configuration)
            .map(model -> parquet.predict(model, ask.head(), body));
      default -> Optional.empty();
    };
  }

  private Optional<Reply> customServer(Ask ask, Configuration configuration, String suffix) {
    LanguageModel model =
        CustomServer.model(configuration.modelName().orElse(configuration.executableId()));
    if (PREDICTION.matcher(suffix).matches()) {
      return Optional.of(custom.predict(model, ask.body().kept()));
    }
    return suffix.equals("/v1/chat/completions")
        ? Optional.of(chat(model, Flavour.PLAIN, ask.body().kept()))
        : Optional.empty();
  }

  /** Answers a call of {@code /v1/chat/completions}, whose body names the model. */
  Reply chat(byte[] body) {
    return withModel(
        named(ModelTask.CHAT, body),
        OpenAiError::unknownModel,
        model -> chat(model, Flavour.PLAIN, body));
  }

  /** Answers a call of {@code /v1/embeddings}. */
  Reply embed(byte[] body) {
    return withModel(
        named(ModelTask.EMBEDDING, body), OpenAiError::unknownModel, model -> embed(model, body));
  }

  /** Answers a call of {@code /v2/chat}. */
  Reply cohereChat(byte[] body) {
    return cohereChat(named(ModelTask.CHAT, body).filter(FoundationModels::isCohere), body);
  }

  /** Answers a call of {@code /v2/rerank}. */
  Reply rerank(byte[] body) {
    return rerank(named(ModelTask.RERANKING, body), body);
  }

  /** Answers a call of {@code /responses} and below; empty if there is no such path. */
  Optional<Reply> responses(
      Ask ask, String suffix, Place place, Supplier<Optional<LanguageModel>> model) {
    Matcher kept = KEPT.matcher(suffix);
    if (kept.matches()) {
      return Optional.of(responses.kept(place, ask.head(), kept.group(1), kept.group(2)));
    }
    if (!suffix.equals("/responses") || post(ask).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(withModel(
        model.get(),
        OpenAiError::unknownModel,
        found -> failing.test(found.name())
            ? OpenAiError.failed()
            : responses.create(place, found, ask.body().kept())));
  }

  private Reply chat(LanguageModel model, Flavour flavour, byte[] body) {
    return failing.test(model.name()) ? OpenAiError.failed() : chat.complete(model, flavour, body);
  }

  private Reply embed(LanguageModel model, byte[] body) {
    return failing.test(model.name()) ? OpenAiError.failed() : embeddings.embed(model, body);
  }

  private Reply cohereChat(Optional<LanguageModel> named, byte[] body) {
    return withModel(
        named,
        () -> CohereError.of(404, "model not found"),
        model -> failing.test(model.name())
            ? CohereError.of(500, "internal server error")
            : cohere.chat(model, body));
  }

  private Reply rerank(Optional<LanguageModel> named, byte[] body) {
    return withModel(
        named,
        () -> CohereError.of(404, "model not found"),
        model -> failing.test(model.name())
            ? CohereError.of(500, "internal server error")
            : rerank.rerank(model, body));
  }

  private static Reply withModel(
      Optional<LanguageModel> model,
      Supplier<Reply> unknown,
      Function<LanguageModel, Reply> answer) {
    return model.map(answer).orElseGet(unknown);
  }

  private static boolean isCohere(LanguageModel model) {
    return model.executableId().equals("aicore-cohere");
  }

  private Optional<LanguageModel> configured(ModelTask task, Configuration configuration) {
    return configuration.modelName().flatMap(name -> models.find(task, name));
  }

  /** Returns the model that a body names. */
  Optional<LanguageModel> named(ModelTask task, byte[] body) {
    return nameIn(body).flatMap(name -> models.find(task, name));
  }

  private Optional<LanguageModel> named(ModelTask task, Configuration configuration, byte[] body) {
    Optional<String> name = nameIn(body);
    return name.isEmpty()
        ? configured(task, configuration)
        : name.flatMap(found -> models.find(task, found))
            .filter(model -> model.executableId().equals(configuration.executableId()));
  }

  private static Optional<String> nameIn(byte[] body) {
    return Json.parse(body)
        .map(json -> json.path("model"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }
}
