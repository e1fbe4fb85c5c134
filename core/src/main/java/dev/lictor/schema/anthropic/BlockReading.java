package dev.lictor.schema.anthropic;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A block of content, while it is read: of a message, of the system prompt, or within another block. The keys of all types are read
 * alike, because what they do does not depend on the type and the type may come last; which goes with which is for Anthropic to say.
 * Confined to one call.
 */
final class BlockReading {

  private static final String MID_SYSTEM = "mid_conv_system";

  /** Types whose text is all in the body and that nothing is made of but text. */
  private static final Set<String> OWN = Set.of(
      "text",
      "image",
      "document",
      "search_result",
      "thinking",
      "redacted_thinking",
      "tool_use",
      "tool_result",
      "tool_reference",
      "compaction",
      MID_SYSTEM,
      "fallback");

  /** Types that only hosted tools make, and what stands within them. */
  private static final Set<String> HOSTED = Set.of(
      "server_tool_use",
      "web_search_tool_result",
      "web_search_result",
      "web_search_tool_result_error",
      "web_fetch_tool_result",
      "web_fetch_result",
      "web_fetch_tool_result_error",
      "advisor_tool_result",
      "advisor_result",
      "advisor_redacted_result",
      "advisor_tool_result_error",
      "code_execution_tool_result",
      "code_execution_result",
      "encrypted_code_execution_result",
      "code_execution_output",
      "code_execution_tool_result_error",
      "bash_code_execution_tool_result",
      "bash_code_execution_result",
      "bash_code_execution_output",
      "bash_code_execution_tool_result_error",
      "text_editor_code_execution_tool_result",
      "text_editor_code_execution_view_result",
      "text_editor_code_execution_create_result",
      "text_editor_code_execution_str_replace_result",
      "text_editor_code_execution_tool_result_error",
      "tool_search_tool_result",
      "tool_search_tool_search_result",
      "tool_search_tool_result_error",
      "mcp_tool_use",
      "mcp_tool_result",
      "container_upload");

  private static final Words TYPES = types();

  private static final ObjectShape<Object> CACHE_CONTROL = ObjectShape.builder()
      .required("type", MessagesRequest::unseen)
      .optional("ttl", MessagesRequest::unseen)
      .optional("scope", MessagesRequest::unseen)
      .build();

  private static final ObjectShape<MessagesRequest> CITATIONS =
      ObjectShape.<MessagesRequest>builder()
          .optional("enabled", (in, request) -> request.open |= in.bool())
          .build();

  private static final ObjectShape<BlockReading> SHAPE = shape();

  private final MessagesRequest request;
  private String type = "";
  private @Nullable SourceReading source;

  private BlockReading(MessagesRequest request) {
    this.request = request;
  }

  private static Words types() {
    List<String> types = Stream.concat(OWN.stream(), HOSTED.stream()).sorted().toList();
    return Words.of(types.toArray(String[]::new));
  }

  private static ObjectShape<BlockReading> shape() {
    ObjectShape.Builder<BlockReading> shape = ObjectShape.<BlockReading>builder()
        .required("type", (in, block) -> block.type = in.word(TYPES))
        .optional("cache_control", BlockReading::cacheControl)
        .optional("content", (in, block) -> content(in, block.request))
        .optional("tool_references", (in, block) -> content(in, block.request))
        .optional("source", BlockReading::source)
        .optional("file_id", (in, block) -> file(in, block.request))
        .optional("citations", BlockReading::citations);
    for (String text : new String[] {
      "text",
      "thinking",
      "signature",
      "data",
      "title",
      "context",
      "name",
      "server_name",
      "tool_name",
      "tool_use_id",
      "id",
      "url",
      "encrypted_content",
      "page_age",
      "retrieved_at",
      "error_code",
      "error_message",
      "stdout",
      "encrypted_stdout",
      "stderr",
      "file_type",
      "stop_reason"
    }) {
      shape.optional(text, (in, block) -> MessagesRequest.textOrNull(in, block.request));
    }
    for (String value : new String[] {
      "input",
      "is_error",
      "return_code",
      "num_lines",
      "start_line",
      "total_lines",
      "is_file_update",
      "lines",
      "new_lines",
      "new_start",
      "old_lines",
      "old_start"
    }) {
      shape.optional(value, (in, block) -> MessagesRequest.rewritten(in, block.request));
    }
    for (String note : new String[] {"caller", "from", "to"}) { // never shown to the model
      shape.optional(note, MessagesRequest::unseen);
    }
    return shape.build();
  }

  /** Reads content: a text, a block or a list of them, or null. */
  static void content(JsonReader in, MessagesRequest request) {
    switch (in.type()) {
      case ARRAY -> in.array(BlockReading::block, request);
      case OBJECT -> block(in, request);
      default -> MessagesRequest.textOrNull(in, request);
    }
  }

  private static void block(JsonReader in, MessagesRequest request) {
    BlockReading block = new BlockReading(request);
    in.object(SHAPE, block);
    request.parts++;
    request.toolResults += block.type.equals("tool_result") ? 1 : 0;
    request.open |= HOSTED.contains(block.type);
    if (block.type.equals(MID_SYSTEM)) {
      request.systemMessages++;
    }
    if (block.source != null) {
      block.source.addTo(block.type.equals("image") ? "image" : "file");
    }
  }

  static void file(JsonReader in, MessagesRequest request) {
    request.references.add(SourceReading.file(in.string()));
  }

  static <S> void cacheControl(JsonReader in, S state) {
    if (!MessagesRequest.isNull(in)) {
      in.object(CACHE_CONTROL, state);
    }
  }

  /** Reads a source: an object, or the plain name that a search result has. */
  private static void source(JsonReader in, BlockReading block) {
    if (in.type() == JsonType.STRING) {
      in.text(block.request);
    } else {
      block.source = SourceReading.read(in, block.request);
    }
  }

  /** Reads citations: whether they are wanted, or those of an earlier answer, which the model does not see again as they are. */
  private static void citations(JsonReader in, BlockReading block) {
    if (in.type() == JsonType.OBJECT) {
      in.object(CITATIONS, block.request);
    } else {
      MessagesRequest.rewritten(in, block.request);
    }
  }
}
