package dev.lictor.internal.dialect;

import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.anthropic.AnthropicSchema;
import dev.lictor.schema.bedrock.ConverseSchema;
import dev.lictor.schema.bedrock.InvokeSchema;
import dev.lictor.schema.cohere.CohereSchema;
import dev.lictor.schema.gemini.GeminiSchema;
import dev.lictor.schema.opaque.OpaqueSchema;
import dev.lictor.schema.openai.ChatSchema;
import dev.lictor.schema.openai.EmbeddingsSchema;
import dev.lictor.schema.openai.ModelsSchema;
import dev.lictor.schema.openai.ResponsesSchema;
import dev.lictor.schema.orchestration.OrchestrationSchema;
import dev.lictor.schema.rpt.RptSchema;
import java.util.List;

/** All dialects that model calls may speak. Not instantiable. */
public final class Dialects {

  private static final List<ProviderSchema> ALL = List.of(
      OrchestrationSchema.v2(),
      OrchestrationSchema.v1(),
      new GeminiSchema(),
      new RptSchema(),
      new ChatSchema(),
      new EmbeddingsSchema(),
      new ResponsesSchema(),
      new ModelsSchema(),
      AnthropicSchema.create(),
      ConverseSchema.create(),
      InvokeSchema.inference(),
      InvokeSchema.embedding(),
      new CohereSchema(),
      new OpaqueSchema());

  private Dialects() {}

  /** Returns the rooms, in the order in which they are asked; the one that takes anything comes last. */
  public static List<ProviderSchema> all() {
    return ALL;
  }
}
