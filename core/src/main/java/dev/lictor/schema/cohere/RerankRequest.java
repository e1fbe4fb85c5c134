package dev.lictor.schema.cohere;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.schema.EffectiveModels;
import java.util.OptionalLong;

/**
 * The body of a ranking, while it is read (Cohere's API reference, "Rerank" v2, with the keys that its first versions took). Its
 * answer counts search units, not tokens. Confined to one call.
 */
final class RerankRequest {

  private static final ObjectShape<RerankRequest> SHAPE = ObjectShape.<RerankRequest>builder()
      .required("model", (in, rerank) -> rerank.model = Read.name(in))
      .required("query", (in, rerank) -> in.text((text, from, to, decodedBytes) -> {}))
      .required("documents", (in, rerank) -> in.array(RerankRequest::document, rerank))
      .optional("top_n", (in, rerank) -> Read.cap(in))
      .optional("max_tokens_per_doc", (in, rerank) -> Read.cap(in))
      .optional("priority", (in, rerank) -> rerank.priority = Read.priority(in))
      .optional("rank_fields", (in, rerank) -> rankFields(in))
      .optional("return_documents", (in, rerank) -> {
        if (!in.absent()) {
          in.bool();
        }
      })
      .build();

  private String model = "";
  private String priority = "";

  private RerankRequest() {}

  static RerankRequest read(JsonReader in) {
    RerankRequest rerank = new RerankRequest();
    in.document(SHAPE, rerank);
    return rerank;
  }

  private static void document(JsonReader in, RerankRequest rerank) {
    JsonType type = in.type();
    if (type != JsonType.STRING && type != JsonType.OBJECT) {
      throw in.fault("wrong_type", "expected string or object, found " + type.word());
    }
    in.skip();
  }

  private static void rankFields(JsonReader in) {
    if (!in.absent()) {
      in.array((reader, nothing) -> reader.string(), "");
    }
  }

  CallFacts.Builder facts(Operation operation) {
    CallFacts.Builder facts = CallFacts.builder().countsTokens(false).serviceTier(priority);
    EffectiveModels.add(facts, operation, model, OptionalLong.of(0), 1); // scores are no output
    return facts;
  }
}
