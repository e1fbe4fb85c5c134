package dev.lictor.testkit.internal.body;

import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Values;
import net.jqwik.api.Arbitrary;

/** Names in the prompt registry: by id, or by scenario, name and version. Not instantiable; all functions are pure. */
final class References {

  private static final Json BY_ID = Json.object("id", "0a1b2c3d-0000-4000-8000-00000000000f");
  private static final Json BY_NAME =
      Json.object("scenario", "shop", "name", "greeting", "version", "1.0");

  private References() {}

  static Arbitrary<Json> any() {
    return Values.of(BY_ID, BY_NAME);
  }

  /** Returns names that say in which scope to look. */
  static Arbitrary<Json> scoped() {
    return Values.of(
        BY_ID,
        BY_NAME,
        Json.object(
            "scenario", "shop", "name", "greeting", "version", "1.0", "scope", "resource_group"));
  }
}
