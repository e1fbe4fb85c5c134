package dev.lictor.schema.gemini;

import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import java.util.Comparator;

/**
 * What {@code tools} offers: functions of the caller's, and tools that the provider runs itself, each by its documented key. One
 * object may hold several. Confined to one call.
 */
final class ToolReading {

  private static final ObjectShape<ToolReading> FUNCTION = ProtoShape.<ToolReading>of()
      .required("name", (in, tool) -> tool.name = in.string())
      .free(
          "description",
          "parameters",
          "parametersJsonSchema",
          "response",
          "responseJsonSchema",
          "behavior")
      .build();

  private static final ObjectShape<ToolReading> TRANSPORT = ProtoShape.<ToolReading>of()
      .required("url", (in, tool) -> tool.host = RemoteHost.read(in, RemoteHost.WEB))
      .free("headers", "timeout", "sseReadTimeout", "terminateOnClose")
      .build();

  private static final ObjectShape<ToolReading> SERVER = ProtoShape.<ToolReading>of()
      .optional("name", (in, tool) -> tool.name = in.string())
      .required("streamableHttpTransport", (in, tool) -> in.object(TRANSPORT, tool))
      .build();

  private static final ObjectShape<Call> SHAPE = hosted(
      ProtoShape.<Call>of()
          .optional(
              "functionDeclarations",
              (in, call) -> ProtoShape.oneOrMany(
                  in, (reader, c) -> new ToolReading().read(reader, c, FUNCTION, "function"), call))
          .optional(
              "mcpServers",
              (in, call) -> ProtoShape.oneOrMany(
                  in, (reader, c) -> new ToolReading().read(reader, c, SERVER, "mcpServers"), call))
          .optional("retrieval", RetrievalReading::readRetrieval)
          .optional("fileSearch", RetrievalReading::readFileSearch),
      "googleSearch",
      "googleSearchRetrieval",
      "enterpriseWebSearch",
      "parallelAiSearch",
      "urlContext",
      "codeExecution",
      "googleMaps",
      "computerUse");

  private static final ObjectShape<Call> CONFIG = ProtoShape.<Call>of()
      .free("functionCallingConfig", "retrievalConfig", "includeServerSideToolInvocations")
      .build();

  private String name = "";
  private String host = "";

  private ToolReading() {}

  private static ObjectShape<Call> hosted(ProtoShape<Call> shape, String... kinds) {
    for (String kind : kinds) {
      shape.optional(kind, (in, call) -> {
        if (in.type() != JsonType.OBJECT) {
          throw in.fault("wrong_type", "expected object, found " + in.type().word());
        }
        in.skip();
        call.tools.add(new Tool(kind, "", ""));
      });
    }
    return shape.build();
  }

  private void read(JsonReader in, Call call, ObjectShape<ToolReading> shape, String kind) {
    in.object(shape, this);
    call.tools.add(new Tool(kind, name, host));
  }

  static void readAll(JsonReader in, Call call) {
    ProtoShape.oneOrMany(in, ToolReading::readObject, call);
    call.noteRewritten(in);
  }

  /** Reads one object; the order of its keys is not that of its tools. */
  private static void readObject(JsonReader in, Call call) {
    int from = call.tools.size();
    in.object(SHAPE, call);
    call.tools.subList(from, call.tools.size()).sort(Comparator.comparing(Tool::kind));
  }

  static void readConfig(JsonReader in, Call call) {
    in.object(CONFIG, call);
    call.noteRewritten(in);
  }
}
