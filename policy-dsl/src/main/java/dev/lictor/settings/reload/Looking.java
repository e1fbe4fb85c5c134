package dev.lictor.settings.reload;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Looks at files. A content is read until two looks in a row have seen the same, because a file may be written twice within the grain
 * of its time; then it is read again only when the rest has changed, and now and then to be sure. Not thread-safe.
 */
final class Looking {

  /** How often nothing but the contents themselves is believed: each so many looks. */
  static final int ALL_EVERY = 30;

  private final Supplier<List<Path>> files;
  private Map<Path, Seen> last = Map.of();
  private Set<Path> sure = Set.of();
  private int looks;

  /**
   * Makes one.
   *
   * @param files lists the files at each look
   */
  Looking(Supplier<List<Path>> files) {
    this.files = files;
  }

  /** Looks at all files. */
  Look look() {
    looks++;
    return look(looks % ALL_EVERY == 0 ? Set.of() : sure);
  }

  /** Looks at all files and reads every content. */
  Look read() {
    return look(Set.of());
  }

  private Look look(Set<Path> believed) {
    Map<Path, Seen> now = new HashMap<>();
    Set<Path> same = new HashSet<>();
    for (Path file : files.get()) {
      Seen before = last.get(file);
      Seen seen = Seen.at(file, believed.contains(file) ? before : null);
      if (seen.equals(before)) {
        same.add(file);
      }
      now.put(file, seen);
    }
    last = now;
    sure = same;
    return new Look(now);
  }
}
