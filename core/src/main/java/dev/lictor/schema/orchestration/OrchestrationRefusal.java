package dev.lictor.schema.orchestration;

import dev.lictor.http.Response;
import dev.lictor.internal.json.JsonText;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.RefusalBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says no as the service does: v2 within {@code error}, v1 flat, with the four keys that both specs require. {@code reason} holds
 * the stable word of the refusal; SAP's SDKs pass over keys that they do not know. Not instantiable; all functions are pure.
 */
final class OrchestrationRefusal {

  private static final byte[] PREFIX = "data: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = {'\n', '\n'};
  private static final String LOCATION = "Lictor Policy";

  private OrchestrationRefusal() {}

  static Response of(Generation generation, Refusal refusal) {
    return RefusalBody.response(refusal, object(generation, refusal));
  }

  /**
   * Returns the event with which a stream ends that cannot go on: the service sends no {@code [DONE]} behind an error (orchestration
   * v2, fixtures of SAP's SDKs).
   */
  static byte[] frame(Generation generation, Refusal refusal) {
    byte[] json = JsonText.write(object(generation, refusal));
    return ByteBuffer.allocate(json.length + PREFIX.length + END.length)
        .put(PREFIX)
        .put(json)
        .put(END)
        .array();
  }

  private static Map<String, Object> object(Generation generation, Refusal refusal) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("request_id", refusal.requestId());
    error.put("code", refusal.status());
    error.put("message", refusal.message());
    error.put("location", LOCATION);
    error.put("reason", refusal.code());
    error.put(generation.results(), Map.of());
    RefusalBody.addDetails(refusal, error, "headers");
    return generation.wrapped() ? Map.of("error", error) : error;
  }
}
