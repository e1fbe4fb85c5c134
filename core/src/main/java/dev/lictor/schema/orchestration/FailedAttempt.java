package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonNumbers;
import dev.lictor.internal.json.JsonType;

/** An element of a fallback list that failed, while its error is read. Confined to one call. */
final class FailedAttempt {

  private boolean hasCode;
  private boolean spends;

  /** Takes the code; if it comes twice, the one that costs counts. */
  void code(JsonType type, String text) {
    long code = type == JsonType.NUMBER ? JsonNumbers.integer(text) : -1;
    hasCode = true;
    spends |= code < 400 || code >= 500 || code == 408 || code == 429;
  }

  /** Says that something else stands where the code should. */
  void spoil() {
    hasCode = true;
    spends = true;
  }

  boolean mayHaveReadItsInput() {
    return spends || !hasCode;
  }
}
