package dev.lictor.dsl.fact;

import dev.lictor.dsl.yaml.Node;
import java.util.Map;
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

  /** Returns a sheet that tells nothing. */
  public static Sheet empty(Node place) {
    return new Sheet(new Told.Part(place, Map.of()), new Told.Part(place, Map.of()));
  }

  /** Returns this sheet laid over another. */
  public Sheet over(Sheet below) {
    return new Sheet(caller.over(below.caller), call.over(below.call));
  }
}
