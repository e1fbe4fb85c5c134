package dev.lictor.dsl;

import dev.lictor.attribute.Attributes;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.policy.Document;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what came of the files that were read last, so that a set of which one file changed is soon compiled again. What depends
 * on several files is not remembered. Thread-safe.
 */
public final class PolicyMemory {

  private Map<Key, Remembered> last = Map.of();

  /** Makes a memory that is empty. */
  public PolicyMemory() {}

  /** What a file is compiled from: its text, under the name that findings show, and what types its expressions. */
  record Key(
      String file,
      boolean named,
      String hash,
      Attributes team,
      Attributes model,
      String prefix,
      String where) {}

  /**
   * What came of a file without an error.
   *
   * @param document empty if the file is of another kind
   * @param warnings what its author should look at
   */
  record Remembered(Mapping tree, Optional<Document> document, List<Diagnostic> warnings) {}

  synchronized @Nullable Remembered recall(Key key) {
    return last.get(key);
  }

  /** Forgets all but what is given. */
  synchronized void keep(Map<Key, Remembered> used) {
    last = new HashMap<>(used);
  }
}
