package dev.lictor.schema.bedrock;

import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;

/** What {@code converse} and the body of Amazon Nova have in common: system prompt, messages and tools. Not instantiable. */
final class ConversationShape {

  private static final Words ROLES = Words.of("user", "assistant", "system");

  private static final ObjectShape<Request> MESSAGE = ObjectShape.<Request>builder()
      .required("role", (in, request) -> {
        request.parts++;
        request.systemMessages += in.word(ROLES).equals("system") ? 1 : 0;
      })
      .required("content", BlockReading::blocks)
      .build();

  private static final ObjectShape<Request> SPECIFICATION = ObjectShape.<Request>builder()
      .required("name", (in, request) -> request.tools.add(new Tool("function", in.string(), "")))
      .optional("description", Request::unseen)
      .required("inputSchema", Request::unseen)
      .optional("strict", Request::unseen)
      .build();

  private static final ObjectShape<Request> SYSTEM_TOOL = ObjectShape.<Request>builder()
      .required("name", (in, request) -> request.tools.add(new Tool("systemTool", in.string(), "")))
      .build();

  private static final ObjectShape<Request> TOOL = ObjectShape.<Request>builder()
      .optional("toolSpec", (in, request) -> in.object(SPECIFICATION, request))
      .optional("systemTool", (in, request) -> in.object(SYSTEM_TOOL, request))
      .optional("cachePoint", Request::unseen)
      .build();

  private static final ObjectShape<Request> TOOL_CONFIG = ObjectShape.<Request>builder()
      .required("tools", (in, request) -> {
        in.array((reader, state) -> reader.object(TOOL, state), request);
        request.rewrittenBytes += in.end() - in.start();
      })
      .optional("toolChoice", Request::rewritten)
      .build();

  private ConversationShape() {}

  /** Returns a shape with the keys that both have. */
  static ObjectShape.Builder<Request> builder() {
    return ObjectShape.<Request>builder()
        .optional("system", ConversationShape::system)
        .optional("toolConfig", (in, request) -> in.object(TOOL_CONFIG, request));
  }

  static void messages(JsonReader in, Request request) {
    if (in.array((reader, state) -> reader.object(MESSAGE, state), request) == 0) {
      throw in.fault("empty_array", "messages needs at least one element");
    }
  }

  private static void system(JsonReader in, Request request) {
    long before = request.parts;
    BlockReading.blocks(in, request);
    request.systemMessages += request.parts > before ? 1 : 0;
  }
}
