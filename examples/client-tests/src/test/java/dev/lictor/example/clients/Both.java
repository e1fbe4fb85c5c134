package dev.lictor.example.clients;

import dev.lictor.Paths;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Two proxies, one for AI Core's paths and one for the vendors' own, each with its upstream. Not thread-safe. */
final class Both implements AutoCloseable {

  private final Map<Paths, Governed> each = new EnumMap<>(Paths.class);

  Both() {
    for (Paths paths : Paths.values()) {
      each.put(paths, Governed.start(paths));
    }
  }

  /** Returns one of them, with empty books. */
  Governed on(Paths paths) throws InterruptedException {
    Governed governed = each.get(paths);
    if (governed == null) {
      throw new IllegalArgumentException("nothing governs " + paths);
    }
    governed.begin();
    return governed;
  }

  @Override
  public void close() throws IOException {
    for (Governed governed : each.values()) {
      governed.close();
    }
  }
}
