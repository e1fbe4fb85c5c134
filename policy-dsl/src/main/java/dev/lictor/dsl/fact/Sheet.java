package dev.lictor.dsl.fact;

import java.util.Objects;

/**
 * A caller and a call as a file tells them. Immutable.
 *
 * @param caller what is told of the caller
 * @param call what is told of the call
 */
public record Sheet(Told.Part caller, Told.Part call) {

  /** Checks that nothing is null. */
  public Sheet {
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(call, "call");
  }

  /** Returns this sheet laid over another. */
  public Sheet over(Sheet below) {
    return new Sheet(caller.over(below.caller), call.over(below.call));
  }
}
