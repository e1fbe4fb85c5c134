package dev.lictor.schema.rpt;

import dev.lictor.http.Response;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.RefusalBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says no as the service does (SAP-RPT-1 0.1.0, answers 400 to 500): an id, a status with code 2 for what the caller can change and
 * 3 for what not, and a list of details, of which ours is the only one. Not instantiable; all functions are pure.
 */
final class RptRefusal {

  private static final int INVALID = 2;
  private static final int FAILED = 3;

  private RptRefusal() {}

  static Response of(Refusal refusal) {
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("code", refusal.status() < 500 ? INVALID : FAILED);
    status.put("message", refusal.message());
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("loc", List.of());
    detail.put("msg", refusal.message());
    detail.put("type", refusal.code());
    RefusalBody.addDetails(refusal, detail);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", refusal.requestId());
    body.put("status", status);
    body.put("detail", List.of(detail));
    return RefusalBody.response(refusal, body);
  }
}
