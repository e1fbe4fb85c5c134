package dev.lictor.schema;

import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonNode;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What can be mandated of the calls of one operation. Immutable.
 *
 * @param aspects what can be mandated
 * @param parameters the parameters that can be dropped or pinned
 */
public record Mandatable(Set<Aspect> aspects, ParameterPlaces parameters) {

  /** Nothing can be mandated. */
  public static final Mandatable NOTHING = new Mandatable(Set.of(), ParameterPlaces.NONE);

  /** Changes a body as is mandated, but for parameters. */
  @FunctionalInterface
  public interface Edit {

    /** Changes nothing: the facts of such calls fulfil whatever can be mandated. */
    Edit NONE = root -> Optional.empty();

    /**
     * Changes a body.
     *
     * @param root what it says
     * @return why it cannot have what is mandated, one sentence of words of the schema; empty if it has it now
     */
    Optional<String> in(JsonNode root);
  }

  /** Copies the aspects. */
  public Mandatable {
    aspects = Set.copyOf(aspects);
  }

  /**
   * Returns what can be mandated of calls whose output can be capped. A dialect that knows neither several answers nor retries has
   * one and none, and so fulfils every cap on them.
   *
   * @param more what can be mandated besides caps and parameters
   */
  public static Mandatable of(ParameterPlaces parameters, Aspect... more) {
    Set<Aspect> aspects = EnumSet.of(Aspect.OUTPUT_CAP, Aspect.CHOICES, Aspect.RETRIES);
    if (!parameters.names().isEmpty()) {
      aspects.add(Aspect.PARAMETERS);
    }
    aspects.addAll(Set.of(more));
    return new Mandatable(aspects, parameters);
  }

  /** Gives a call what is mandated: with the very body that was given if nothing in it has to change. */
  public Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate, Edit edit) {
    Optional<String> problem = excess(operation, mandate);
    if (problem.isPresent()) {
      return new Tightened.Impossible(problem.get());
    }
    if (mandate.isEmpty()) {
      return new Tightened.Request(body, operation);
    }
    JsonNode root = JsonNode.of(body);
    problem = edit.in(root);
    if (problem.isPresent()) {
      return new Tightened.Impossible(problem.get());
    }
    parameters.edit(root, mandate.parameters());
    return new Tightened.Request(root.isChanged() ? root.bytes() : body, operation);
  }

  /** Leaves a call without a body as it is, which has what can be mandated: it writes nothing, and has no parameters. */
  public Tightened unchanged(Operation operation, ByteBuffer body, Mandate mandate) {
    return excess(operation, mandate)
        .<Tightened>map(Tightened.Impossible::new)
        .orElseGet(() -> new Tightened.Request(body, operation));
  }

  private Optional<String> excess(Operation operation, Mandate mandate) {
    String call = "a call of " + operation.dialect();
    Set<Aspect> excess = mandate.aspects();
    excess.removeAll(aspects);
    if (!excess.isEmpty()) {
      StringJoiner words = new StringJoiner(", ");
      excess.forEach(aspect -> words.add(aspect.word()));
      return Optional.of(call + " cannot have " + words);
    }
    return parameters.names().containsAll(mandate.parameters().names())
        ? Optional.empty()
        : Optional.of(call + " has no parameter of a name that is mandated");
  }
}
