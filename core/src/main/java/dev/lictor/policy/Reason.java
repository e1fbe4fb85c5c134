package dev.lictor.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Why a call is refused. Immutable.
 *
 * @param document the document that refuses, or empty if the engine itself does
 * @param section the section that refuses
 * @param id the id of the rule, or the engine's word for it, such as {@code ungoverned}
 * @param status the HTTP status
 * @param message one sentence for the caller
 * @param details what goes into the refusal besides, in the author's order
 */
public record Reason(
    String document,
    Section section,
    String id,
    int status,
    String message,
    Map<String, Object> details) {

  /** Checks that nothing is null. */
  public Reason {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(message, "message");
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }
}
