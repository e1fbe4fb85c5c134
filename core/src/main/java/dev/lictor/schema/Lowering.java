package dev.lictor.schema;

import dev.lictor.internal.json.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/** Lowers numbers of a request that exceed a cap; null counts as absent. Not instantiable. */
public final class Lowering {

  private Lowering() {}

  /**
   * Lowers a number in its place, if it is there.
   *
   * @param object where it stands
   * @param cap what it may be at most, if there is a bound
   * @param names its names
   * @return whether it is there
   */
  public static boolean ifThere(JsonNode object, OptionalLong cap, String... names) {
    boolean there = false;
    for (String name : names) {
      Optional<JsonNode> found = object.present(name);
      there |= found.isPresent();
      if (found.isPresent() && cap.isPresent() && found.get().number() > cap.getAsLong()) {
        object.put(name, cap.getAsLong());
      }
    }
    return there;
  }

  /** Does the same, and puts the cap under the first of the names if the number is missing. */
  public static void orPut(JsonNode object, OptionalLong cap, String... names) {
    if (!ifThere(object, cap, names) && cap.isPresent()) {
      object.put(names[0], cap.getAsLong());
    }
  }
}
