package dev.lictor.testkit.internal.body;

import dev.lictor.testkit.internal.json.Json;
import java.util.Objects;
import java.util.Optional;

/**
 * A request before it is spelt. Immutable.
 *
 * @param where where it goes
 * @param body its body, if it has one
 */
public record Ask(Where where, Optional<Json> body) {

  /** Checks that nothing is null. */
  public Ask {
    Objects.requireNonNull(where, "where");
    Objects.requireNonNull(body, "body");
  }

  /** Makes a request with a body. */
  static Ask of(Where where, Json body) {
    return new Ask(where, Optional.of(body));
  }
}
