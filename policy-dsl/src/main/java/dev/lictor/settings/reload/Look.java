package dev.lictor.settings.reload;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All files at one look; two looks are equal if nothing was touched in between. Immutable.
 *
 * @param files what each file was
 */
record Look(Map<Path, Seen> files) {

  /** Copies the map. */
  Look {
    files = Map.copyOf(files);
  }

  /** Returns whether the same files hold the same as at the other look, if there was one. */
  boolean holdsWhat(@Nullable Look other) {
    return other != null && contents().equals(other.contents());
  }

  private Map<Path, String> contents() {
    Map<Path, String> contents = new HashMap<>();
    files.forEach((file, seen) -> contents.put(file, seen.content()));
    return contents;
  }
}
