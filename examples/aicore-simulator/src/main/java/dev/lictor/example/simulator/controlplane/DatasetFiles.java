package dev.lictor.example.simulator.controlplane;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.exchange.Body;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.PseudoRandomBytes;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code /v2/lm/dataset/files/{path}} (AI Core 2.42.0). Of a large file only length and SHA-256 are kept, and reading it back is
 * refused; {@code GET …?size=N} makes a file of N pseudo-random bytes on the fly, whatever the path. Thread-safe.
 */
final class DatasetFiles {
  private static final int MAX_FILES = 64;

  private final Map<String, Body> files = new LinkedHashMap<>();

  DatasetFiles() {}

  Reply answer(Ask ask, String path) {
    if (!ask.seesGroup()) {
      return error(404, "No such file", ask.head());
    }
    String key = ask.group() + "/" + path;
    return switch (ask.head().method()) {
      case "PUT" -> put(ask, key, path);
      case "GET", "HEAD" -> get(ask.head(), key);
      case "DELETE" -> delete(ask.head(), key);
      default -> AiError.notFound(ask.head());
    };
  }

  private synchronized Reply put(Ask ask, String key, String path) {
    if (files.containsKey(key) && !ask.head().query("overwrite").contains("true")) {
      return error(409, "The file exists; overwrite=true replaces it", ask.head());
    }
    if (files.size() >= MAX_FILES && !files.containsKey(key)) {
      files.remove(files.keySet().iterator().next());
    }
    files.put(key, ask.body());
    return Reply.json(
        201, Json.object().put("message", "File creation acknowledged").put("url", "ai://" + path));
  }

  private synchronized Reply get(Head head, String key) {
    List<String> size = head.query("size");
    if (!size.isEmpty()) {
      return size.get(0).matches("\\d{1,13}")
          ? Reply.stream(
              200, "application/octet-stream", new PseudoRandomBytes(Long.parseLong(size.get(0))))
          : error(400, "size must be a number of bytes", head);
    }
    Optional<Body> file = Optional.ofNullable(files.get(key));
    if (file.isEmpty()) {
      return error(404, "No such file", head);
    }
    return file.get().whole()
        ? Reply.of(200, "application/octet-stream", file.get().kept())
            .with("x-simulator-sha256", file.get().sha256())
        : error(501, "The simulator keeps only length and hash of a file this large", head);
  }

  private synchronized Reply delete(Head head, String key) {
    return files.remove(key) == null ? error(404, "No such file", head) : Reply.empty(204);
  }

  private static Reply error(int status, String message, Head head) {
    ObjectNode body = Json.object()
        .put("code", "03" + status)
        .put("message", message)
        .put("requestId", UUID.randomUUID().toString())
        .put("target", head.path());
    return Reply.json(status, body);
  }
}
