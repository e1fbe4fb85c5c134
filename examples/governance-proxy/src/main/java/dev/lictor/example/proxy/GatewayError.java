package dev.lictor.example.proxy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.lictor.http.Headers;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What the proxy itself answers, in the shape of AI Core's gateway (provider-facts, inference error shapes). Not
 * instantiable; all functions are pure.
 */
final class GatewayError {

  private static final int MAX_TARGET_CHARS = 256;

  private GatewayError() {}

  static Response of(int status, String code, String message, String requestId, String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    String shown = path.length() > MAX_TARGET_CHARS ? path.substring(0, MAX_TARGET_CHARS) : path;
    byte[] body = ("{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + quoted(message)
            + "\",\"requestId\":\"" + requestId + "\",\"target\":\"" + quoted(shown) + "\"}}")
        .getBytes(StandardCharsets.UTF_8);
    return new Response(
        new ResponseHead(
            status,
            Headers.of("Content-Type", "application/json", "Content-Length", "" + body.length)),
        ByteBuffer.wrap(body));
  }

  private static String quoted(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
