package dev.lictor.schema.bedrock;

import dev.lictor.http.Headers;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.RefusalBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says no as Bedrock does: {@code {"message"}} with the exception's name in {@code x-amzn-ErrorType}, by which AWS's SDKs choose what
 * to throw (AWS's model of the Bedrock runtime). A 429 has no {@code Retry-After}: AWS's SDK for Java (2.54) lets the caller's thread
 * sleep as long as that says, to the end of a budget's month if need be. Not instantiable; all functions are pure.
 */
final class BedrockRefusal {

  private BedrockRefusal() {}

  static Response of(Refusal refusal) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", refusal.message());
    body.put("reason", refusal.code());
    RefusalBody.addDetails(refusal, body, "Message", "code", "__type");
    Response plain = RefusalBody.response(refusal, body);
    Headers headers = plain
        .head()
        .headers()
        .without(refusal.status() == 429 ? List.of("Retry-After") : List.of())
        .with("x-amzn-ErrorType", exception(refusal.status()))
        .with("x-amzn-RequestId", refusal.requestId());
    return new Response(new ResponseHead(plain.status(), headers), plain.body());
  }

  private static String exception(int status) {
    return switch (status) {
      case 401, 403 -> "AccessDeniedException";
      case 404 -> "ResourceNotFoundException";
      case 408 -> "ModelTimeoutException";
      case 429 -> "ThrottlingException";
      case 503 -> "ServiceUnavailableException";
      default -> status >= 500 ? "InternalServerException" : "ValidationException";
    };
  }
}
