package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;

/** The two versions of the orchestration service's interface. Immutable. */
public enum Dialect {
  /** Deprecated, {@code /completion}: flat errors, {@code module_results} and {@code orchestration_result}. */
  V1("module_results", "orchestration_result"),
  /** {@code /v2/completion}: wrapped errors, {@code intermediate_results} and {@code final_result}. */
  V2("intermediate_results", "final_result");

  private final String modulesKey;
  private final String resultKey;

  Dialect(String modulesKey, String resultKey) {
    this.modulesKey = modulesKey;
    this.resultKey = resultKey;
  }

  ObjectNode answer(String requestId, ObjectNode modules, ObjectNode result) {
    ObjectNode answer = Json.object().put("request_id", requestId);
    answer.set(modulesKey, modules);
    answer.set(resultKey, result);
    return answer;
  }

  CompletionFailure badRequest(String message) {
    return new CompletionFailure(400, message, "Request Body", Json.object(), false);
  }

  /** Writes a failure as the error object of this dialect. */
  ObjectNode error(String requestId, CompletionFailure failure) {
    ObjectNode error = Json.object()
        .put("request_id", requestId)
        .put("code", failure.code())
        .put("message", failure.code() + " - " + failure.location() + ": " + failure.text())
        .put("location", failure.location());
    if (!failure.modules().isEmpty()) {
      error.set(modulesKey, failure.modules());
    }
    return error;
  }
}
