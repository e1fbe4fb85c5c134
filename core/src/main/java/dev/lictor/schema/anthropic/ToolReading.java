package dev.lictor.schema.anthropic;

import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import dev.lictor.schema.UrlHost;
import java.util.OptionalLong;

/**
 * A tool, while it is read: a function of the caller's, one of Anthropic's by its dated type, or the tools of an MCP server. One that
 * is not a function keeps its type as its kind. The advisor runs a model of its own. Confined to one call.
 */
final class ToolReading {

  private static final String FUNCTION = "function";
  private static final String ADVISOR = "advisor_";

  private static final String[] KNOWN = {
    ADVISOR,
    "bash_",
    "browser_toolset_",
    "code_execution_",
    "computer_",
    "memory_",
    "mcp_toolset",
    "text_editor_",
    "tool_search_tool_bm25",
    "tool_search_tool_regex",
    "web_fetch_",
    "web_search_"
  };

  private static final Words MCP_TYPES = Words.of("url");

  private static final ObjectShape<ToolReading> SHAPE = shape();

  private static final ObjectShape<ToolReading> MCP_SERVER = ObjectShape.<ToolReading>builder()
      .required("type", (in, tool) -> in.word(MCP_TYPES))
      .required("name", (in, tool) -> tool.name = in.string())
      .required("url", (in, tool) -> tool.host = UrlHost.of(in, in.string()))
      .optional("authorization_token", MessagesRequest::unseen)
      .optional("tool_configuration", MessagesRequest::unseen)
      .build();

  private String type = "";
  private String name = "";
  private String host = "";
  private String model = "";
  private OptionalLong maxTokens = OptionalLong.empty();
  private boolean forAdvisor;

  private ToolReading() {}

  private static ObjectShape<ToolReading> shape() {
    ObjectShape.Builder<ToolReading> shape = ObjectShape.<ToolReading>builder()
        .optional("type", (in, tool) -> {
          if (!MessagesRequest.isNull(in)) {
            tool.type = in.string();
          }
        })
        .optional("name", (in, tool) -> tool.name = in.string())
        .optional("mcp_server_name", (in, tool) -> tool.name = in.string())
        .optional("cache_control", BlockReading::cacheControl)
        .optional("caching", (in, tool) -> {
          tool.forAdvisor = true;
          BlockReading.cacheControl(in, tool);
        })
        .optional("model", (in, tool) -> {
          tool.forAdvisor = true;
          tool.model = MessagesRequest.name(in, "a model's name");
        })
        .optional("max_tokens", (in, tool) -> {
          tool.forAdvisor = true;
          if (!MessagesRequest.isNull(in)) {
            tool.maxTokens = MessagesRequest.cap(in);
          }
        });
    for (String rest : new String[] {
      "description",
      "input_schema",
      "strict",
      "defer_loading",
      "allowed_callers",
      "eager_input_streaming",
      "input_examples",
      "max_uses",
      "allowed_domains",
      "blocked_domains",
      "user_location",
      "citations",
      "max_content_tokens",
      "max_characters",
      "use_cache",
      "response_inclusion",
      "display_width_px",
      "display_height_px",
      "display_number",
      "enable_zoom",
      "default_config",
      "configs"
    }) {
      shape.optional(rest, MessagesRequest::unseen); // its bytes count with the list's
    }
    return shape.build();
  }

  static void readAll(JsonReader in, MessagesRequest request) {
    in.array(
        (reader, state) -> {
          ToolReading tool = new ToolReading();
          reader.object(SHAPE, tool);
          tool.addTo(reader, state);
        },
        request);
    request.rewrittenBytes += in.end() - in.start();
  }

  static void readServers(JsonReader in, MessagesRequest request) {
    if (MessagesRequest.isNull(in)) {
      return;
    }
    in.array(
        (reader, state) -> {
          ToolReading server = new ToolReading();
          reader.object(MCP_SERVER, server);
          state.servers.add(new Tool("mcp", server.name, server.host));
        },
        request);
  }

  private void addTo(JsonReader in, MessagesRequest request) {
    boolean function = type.isEmpty() || type.equals("custom");
    boolean advisor = isAdvisor(type);
    if (!function && !isKnown()) {
      throw in.fault("unsupported_value", "type names no tool that the gateway knows");
    }
    if (forAdvisor && !advisor) {
      throw in.fault("unknown_key", "model, max_tokens and caching go with the advisor");
    }
    if (advisor) {
      if (model.isEmpty()) {
        throw in.fault("missing_key", "\"model\" is missing");
      }
      request.advisors.add(new MessagesRequest.OtherModel(model, "advisor", maxTokens));
    }
    request.tools.add(new Tool(function ? FUNCTION : type, name, ""));
  }

  /** Returns whether a tool of that type runs a model of its own. */
  static boolean isAdvisor(String type) {
    return type.startsWith(ADVISOR);
  }

  private boolean isKnown() {
    for (String prefix : KNOWN) {
      if (type.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
