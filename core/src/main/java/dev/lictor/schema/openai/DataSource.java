package dev.lictor.schema.openai;

import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.schema.UrlHost;

/**
 * One of Azure's {@code data_sources}, while it is read (Azure OpenAI 2024-10-21, {@code azureChatExtensionConfiguration}): documents
 * are looked up at its endpoint, in its index, perhaps by the vectors of another model. It stands among the tools by its type, with
 * the host of its endpoint. Confined to one call.
 */
final class DataSource {

  private static final ObjectShape<DataSource> EMBEDDING = ObjectShape.<DataSource>builder()
      .optional("deployment_name", (in, source) -> source.embedding(in))
      .optional("model_id", (in, source) -> source.embedding(in))
      .optional("endpoint", (in, source) -> source.embeddingHost = UrlHost.of(in, in.string()))
      .others((in, source, key) -> in.skip())
      .build();

  private static final ObjectShape<DataSource> PARAMETERS = ObjectShape.<DataSource>builder()
      .optional("endpoint", (in, source) -> source.host = UrlHost.of(in, in.string()))
      .optional("index_name", (in, source) -> source.index = in.string())
      .optional("role_information", (in, source) -> {
        source.prompt.systemMessages++;
        Read.text(in, source.prompt);
      })
      .optional("embedding_dependency", (in, source) -> Read.object(in, EMBEDDING, source))
      .others((in, source, key) -> in.skip())
      .build();

  private static final ObjectShape<DataSource> SHAPE = ObjectShape.<DataSource>builder()
      .required("type", (in, source) -> source.type = in.string())
      .optional("parameters", (in, source) -> in.object(PARAMETERS, source))
      .build();

  private final Prompt prompt;
  private String type = "";
  private String host = "";
  private String index = "";
  private String embeddingHost = "";

  private DataSource(Prompt prompt) {
    this.prompt = prompt;
  }

  static void read(JsonReader in, Prompt prompt) {
    DataSource source = new DataSource(prompt);
    in.object(SHAPE, source);
    prompt.grounding = true;
    prompt.open = true;
    prompt.tools.add(new Tool(source.type, source.index, source.host));
    if (!source.embeddingHost.isEmpty()) {
      prompt.tools.add(new Tool(source.type, "embedding", source.embeddingHost));
    }
    if (!source.index.isEmpty()) {
      prompt.repositories.add(source.index);
    }
  }

  private void embedding(JsonReader in) {
    prompt.models.add(new OtherModel(in.string(), "embedding", false));
  }
}
