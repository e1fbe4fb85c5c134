package dev.lictor.schema.openai;

import dev.lictor.call.Attempt;
import dev.lictor.call.ModelRef;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model that a request names beside the one that answers. Immutable.
 *
 * @param name its name
 * @param role what it does: {@code tool}, {@code moderation} or {@code embedding}
 * @param answers whether it writes something that is billed
 */
record OtherModel(String name, String role, boolean answers) {

  Attempt attempt() {
    return new Attempt(
        new ModelRef(name, "", role, Optional.empty()),
        answers ? OptionalLong.empty() : OptionalLong.of(0),
        1);
  }
}
