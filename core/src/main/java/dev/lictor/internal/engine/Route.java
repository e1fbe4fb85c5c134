package dev.lictor.internal.engine;

import dev.lictor.call.Operation;
import dev.lictor.schema.ProviderSchema;

/** Where a request goes. */
sealed interface Route {

  /** Nothing here governs it. */
  record Free() implements Route {
    static final Free INSTANCE = new Free();
  }

  /** It may reach a governed operation in a way on which servers do not agree, or one that nobody knows. */
  record Refused(int status, String code, String message) implements Route {}

  /** A control-plane operation that a document may be about; its body is not read. */
  record Control(Operation operation) implements Route {}

  /** A model call whose body must be read. */
  record Model(Operation operation, ProviderSchema room) implements Route {}
}
