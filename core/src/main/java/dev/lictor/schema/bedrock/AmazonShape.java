package dev.lictor.schema.bedrock;

import dev.lictor.call.Media;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;

/** The bodies of Amazon's own models (Amazon Bedrock user guide, Nova user guide). Not instantiable. */
final class AmazonShape {

  private static final Words VERSIONS = Words.of("messages-v1");

  private static final ObjectShape<Request> NOVA_INFERENCE = ObjectShape.<Request>builder()
      .optional("maxTokens", Request::cap)
      .optional("max_new_tokens", Request::cap)
      .optional("temperature", Request::unseen)
      .optional("topP", Request::unseen)
      .optional("top_p", Request::unseen)
      .optional("topK", Request::unseen)
      .optional("top_k", Request::unseen)
      .optional("stopSequences", Request::unseen)
      .build();

  static final ObjectShape<Request> NOVA = ConversationShape.builder()
      .optional("schemaVersion", (in, request) -> in.word(VERSIONS))
      .required("messages", ConversationShape::messages)
      .optional("inferenceConfig", (in, request) -> in.object(NOVA_INFERENCE, request))
      .optional(
          "reasoningConfig", (in, request) -> in.object(AdditionalFields.NOVA_REASONING, request))
      .build();

  private static final ObjectShape<Request> TITAN_GENERATION = ObjectShape.<Request>builder()
      .optional("maxTokenCount", Request::cap)
      .optional("stopSequences", Request::unseen)
      .optional("temperature", Request::unseen)
      .optional("topP", Request::unseen)
      .build();

  static final ObjectShape<Request> TITAN_TEXT = ObjectShape.<Request>builder()
      .required("inputText", (in, request) -> in.text(request))
      .optional("textGenerationConfig", (in, request) -> in.object(TITAN_GENERATION, request))
      .build();

  static final ObjectShape<Request> TITAN_EMBEDDING = ObjectShape.<Request>builder()
      .optional("inputText", (in, request) -> in.text(request))
      .optional(
          "inputImage",
          (in, request) -> in.text((bytes, from, to, decodedBytes) ->
              request.media.add(new Media("image", false, "", decodedBytes))))
      .optional("dimensions", Request::unseen)
      .optional("normalize", Request::unseen)
      .optional("embeddingTypes", Request::unseen)
      .optional("embeddingConfig", Request::unseen)
      .build();

  private AmazonShape() {}
}
