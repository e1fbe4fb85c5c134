package dev.lictor.internal.engine;

import dev.lictor.call.Operation;
import java.util.List;

/** Where a request goes. */
sealed interface Route {

  /** Nothing here governs it. */
  record Free(Operation operation) implements Route {}

  /** It may reach a governed operation in a way on which servers do not agree, or one that nobody knows. */
  record Refused(int status, String code, String message) implements Route {}

  /** A call that is governed: the first of the candidates that its deployment serves. */
  record Governed(List<Candidate> candidates) implements Route {}
}
