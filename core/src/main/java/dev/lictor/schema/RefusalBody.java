package dev.lictor.schema;

import dev.lictor.http.Headers;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.json.JsonText;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the refusals of all rooms have in common. Not instantiable; all functions are pure. */
public final class RefusalBody {

  private RefusalBody() {}

  /**
   * Adds the details of a refusal to an object, in the order of their names. A detail whose name is taken is called {@code
   * detail_} and that name.
   *
   * @param object what the details are added to
   * @param reserved names that are not in the object but mean something in it
   */
  public static void addDetails(Refusal refusal, Map<String, Object> object, String... reserved) {
    List<String> taken = List.of(reserved);
    new TreeMap<>(refusal.details()).forEach((name, value) -> {
      String free = name;
      while (object.containsKey(free) || taken.contains(free)) {
        free = "detail_" + free;
      }
      object.put(free, value);
    });
  }

  /**
   * Returns a refusal with a JSON body, and the headers that its status asks for: {@code WWW-Authenticate} with 401, {@code
   * Retry-After} with 429 and 503 if the refusal knows it, and {@code x-should-retry: false} with 429, because the SDKs of OpenAI's
   * and Anthropic's kind would otherwise ask again at once.
   */
  public static Response response(Refusal refusal, Map<String, ?> object) {
    byte[] body = JsonText.write(object);
    Headers.Builder headers = Headers.builder()
        .add("Content-Type", "application/json")
        .add("Content-Length", Integer.toString(body.length));
    if (refusal.status() == 401) {
      headers.add("WWW-Authenticate", "Bearer");
    }
    boolean later = refusal.status() == 429 || refusal.status() == 503;
    if (later && refusal.retryAfterSeconds().isPresent()) {
      headers.add("Retry-After", Long.toString(refusal.retryAfterSeconds().getAsLong()));
    }
    if (refusal.status() == 429) {
      headers.add("x-should-retry", "false");
    }
    return new Response(new ResponseHead(refusal.status(), headers.build()), ByteBuffer.wrap(body));
  }
}
