package dev.lictor.example.simulator.cohere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.exchange.TokenUsage;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.LanguageModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * {@code POST …/rerank} (Cohere API v2): orders documents by the share of the query's words that they hold. Each hundred documents
 * are one search unit; tokens are neither used nor told. Thread-safe.
 */
public final class Rerank {
  private static final int DOCUMENTS_PER_UNIT = 100;

  /**
   * One document's place. Immutable.
   *
   * @param index where it stood
   * @param score how much of the query it holds
   */
  private record Rank(int index, double score) {}

  /** Makes the endpoint. */
  public Rerank() {}

  /** Answers a call of a model. */
  public Reply rerank(LanguageModel model, byte[] body) {
    JsonNode request = Json.parse(body).orElseGet(Json::object);
    JsonNode documents = request.path("documents");
    if (!request.path("query").isTextual() || !documents.isArray() || documents.isEmpty()) {
      return CohereError.of(400, "invalid request: query and documents are required");
    }
    JsonNode top = request.path("top_n");
    if (!top.isMissingNode() && !top.isNull() && (!top.isInt() || top.intValue() < 1)) {
      return CohereError.of(400, "invalid request: top_n must be an integer of at least 1");
    }
    Set<String> words = words(request.path("query").textValue());
    List<Rank> ranks = new ArrayList<>();
    for (int index = 0; index < documents.size(); index++) {
      JsonNode document = documents.get(index);
      String text =
          document.isTextual() ? document.textValue() : document.path("text").asText();
      ranks.add(new Rank(index, score(words, text)));
    }
    ranks.sort(Comparator.comparingDouble(Rank::score).reversed());
    ObjectNode json = Json.object().put("id", UUID.randomUUID().toString());
    ArrayNode results = json.putArray("results");
    ranks.stream()
        .limit(top.asInt(documents.size()))
        .forEach(rank ->
            results.addObject().put("index", rank.index()).put("relevance_score", rank.score()));
    ObjectNode meta = json.putObject("meta");
    meta.putObject("api_version").put("version", "2");
    meta.putObject("billed_units")
        .put("search_units", (documents.size() + DOCUMENTS_PER_UNIT - 1) / DOCUMENTS_PER_UNIT);
    return Reply.json(200, json)
        .about(new ModelRun(model.name(), TokenUsage.ZERO, Optional.empty()));
  }

  private static double score(Set<String> query, String document) {
    Set<String> found = words(document);
    found.retainAll(query);
    return query.isEmpty() ? 0 : (double) found.size() / query.size();
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("\\W+", -1)));
    words.remove("");
    return words;
  }
}
