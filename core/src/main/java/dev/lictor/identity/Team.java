package dev.lictor.identity;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The team that a caller belongs to, as the team directory tells it. Immutable.
 *
 * @param name the name of the team
 * @param models the models that the team may use besides those of everybody
 * @param attributes further typed attributes: {@code String}, {@code Long}, {@code Boolean} or a {@code Set} of strings
 */
public record Team(String name, Set<String> models, Map<String, Object> attributes) {

  /** Checks that nothing is null. */
  public Team {
    Objects.requireNonNull(name, "name");
    models = Set.copyOf(models);
    attributes = Map.copyOf(attributes);
  }
}
