package dev.lictor.schema.openai;

import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.schema.UrlHost;

/**
 * Where a hosted tool leads to, while it is read: a URL, or the id of a connector of OpenAI's or of a tunnel. Confined to one call.
 *
 * <p>The id of a connector or tunnel stands as the name of an MCP server, because its label is the caller's own.
 */
final class ToolPlace {

  private String label = "";
  private String host = "";
  private String id = "";
  private boolean hasUrl;

  void label(JsonReader in) {
    label = Read.string(in);
  }

  void url(JsonReader in) {
    if (in.absent()) {
      return;
    }
    if (hasUrl) {
      throw in.fault("unsupported_value", "server_url and url exclude each other");
    }
    hasUrl = true;
    host = UrlHost.of(in, in.string());
  }

  void id(JsonReader in) {
    String next = Read.string(in);
    if (next.isEmpty()) {
      return;
    }
    if (!id.isEmpty()) {
      throw in.fault("unsupported_value", "connector_id and tunnel_id exclude each other");
    }
    id = next;
  }

  /** Returns the host, or empty. */
  String host() {
    return host;
  }

  /** Returns an MCP server at this place. */
  Tool server(JsonReader in) {
    if (hasUrl == !id.isEmpty()) {
      throw in.fault(
          "unsupported_value", "mcp needs one of server_url, connector_id and tunnel_id");
    }
    return new Tool("mcp", hasUrl ? label : id, host);
  }
}
