package dev.lictor.schema.gemini;

import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;

/**
 * A tool that looks documents up, while it is read: the stores that it looks in, the host of an API that it asks, the models that
 * rank what it finds (Vertex AI, {@code Retrieval}; Gemini API, {@code FileSearch}). Confined to one call.
 */
final class RetrievalReading {

  private static final ObjectShape<RetrievalReading> STORE = ProtoShape.<RetrievalReading>of()
      .optional("dataStore", RetrievalReading::repository)
      .free("filter")
      .build();

  private static final ObjectShape<RetrievalReading> SEARCH = ProtoShape.<RetrievalReading>of()
      .optional("datastore", RetrievalReading::repository)
      .optional("engine", RetrievalReading::repository)
      .optional(
          "dataStoreSpecs",
          (in, retrieval) ->
              ProtoShape.oneOrMany(in, (reader, r) -> reader.object(STORE, r), retrieval))
      .free("filter", "maxResults")
      .build();

  private static final ObjectShape<RetrievalReading> CORPUS = ProtoShape.<RetrievalReading>of()
      .optional("ragCorpus", RetrievalReading::repository)
      .free("ragFileIds")
      .build();

  private static final ObjectShape<RetrievalReading> RANKER = ProtoShape.<RetrievalReading>of()
      .optional("modelName", (in, retrieval) -> retrieval.call.model(in.string(), "ranker"))
      .build();

  private static final ObjectShape<RetrievalReading> RANKING = ProtoShape.<RetrievalReading>of()
      .optional("rankService", (in, retrieval) -> in.object(RANKER, retrieval))
      .optional("llmRanker", (in, retrieval) -> in.object(RANKER, retrieval))
      .build();

  private static final ObjectShape<RetrievalReading> RAG_CONFIG = ProtoShape.<RetrievalReading>of()
      .optional("ranking", (in, retrieval) -> in.object(RANKING, retrieval))
      .free("topK", "filter", "hybridSearch")
      .build();

  private static final ObjectShape<RetrievalReading> RAG = ProtoShape.<RetrievalReading>of()
      .optional(
          "ragCorpora",
          (in, retrieval) -> ProtoShape.oneOrMany(in, RetrievalReading::repository, retrieval))
      .optional(
          "ragResources",
          (in, retrieval) ->
              ProtoShape.oneOrMany(in, (reader, r) -> reader.object(CORPUS, r), retrieval))
      .optional("ragRetrievalConfig", (in, retrieval) -> in.object(RAG_CONFIG, retrieval))
      .free("similarityTopK", "vectorDistanceThreshold", "storeContext")
      .build();

  private static final ObjectShape<RetrievalReading> API = ProtoShape.<RetrievalReading>of()
      .required("endpoint", (in, retrieval) -> retrieval.host = RemoteHost.read(in, RemoteHost.WEB))
      .free("apiSpec", "authConfig", "apiAuth", "simpleSearchParams", "elasticSearchParams")
      .build();

  private static final ObjectShape<RetrievalReading> SHAPE = ProtoShape.<RetrievalReading>of()
      .optional("vertexAiSearch", (in, retrieval) -> in.object(SEARCH, retrieval))
      .optional("vertexRagStore", (in, retrieval) -> in.object(RAG, retrieval))
      .optional("externalApi", (in, retrieval) -> in.object(API, retrieval))
      .free("disableAttribution")
      .build();

  private static final ObjectShape<RetrievalReading> FILES = ProtoShape.<RetrievalReading>of()
      .optional(
          "fileSearchStoreNames",
          (in, retrieval) -> ProtoShape.oneOrMany(in, RetrievalReading::repository, retrieval))
      .free("topK", "metadataFilter")
      .build();

  private final Call call;
  private String host = "";

  private RetrievalReading(Call call) {
    this.call = call;
  }

  private static void repository(JsonReader in, RetrievalReading retrieval) {
    retrieval.call.repositories.add(in.string());
  }

  static void readRetrieval(JsonReader in, Call call) {
    new RetrievalReading(call).read(in, SHAPE, "retrieval");
  }

  static void readFileSearch(JsonReader in, Call call) {
    new RetrievalReading(call).read(in, FILES, "fileSearch");
  }

  private void read(JsonReader in, ObjectShape<RetrievalReading> shape, String kind) {
    call.grounding = true;
    in.object(shape, this);
    call.tools.add(new Tool(kind, "", host));
  }
}
