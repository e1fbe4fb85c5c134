package dev.lictor.schema.cohere;

import dev.lictor.http.Response;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.RefusalBody;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Says no as Cohere does, {@code {"id","message"}}, with our code and details besides; its SDKs choose the exception by the status.
 * Not instantiable; all functions are pure.
 */
final class CohereRefusal {

  private CohereRefusal() {}

  static Response of(Refusal refusal) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", refusal.requestId());
    object.put("message", refusal.message());
    object.put("code", refusal.code());
    RefusalBody.addDetails(refusal, object);
    return RefusalBody.response(refusal, object);
  }
}
