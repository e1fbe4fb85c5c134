package dev.lictor.schema.aicore;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * All operations of AI Core's control plane: the 151 of its specifications (AI Core 2.42.0, prompt registry, document grounding,
 * batch service), and those that only SAP's documentation knows. Not instantiable; all functions are pure. Thread-safe.
 */
public final class ControlOperations {

  private static final String TABLE = "operations.txt";

  private static final List<ControlOperation> ALL = load();
  private static final PathTree TREE = PathTree.of(ALL);

  private ControlOperations() {}

  /** Returns all operations; no two have the same name, nor the same method and path. */
  public static List<ControlOperation> all() {
    return ALL;
  }

  /**
   * Returns the operation that a request asks for, or empty if it is none of the control plane. A literal segment wins over a
   * parameter, unless the literal path does not know the method.
   *
   * @param method the method, in upper case
   * @param segments the segments of the whole path, {@code v2} included, none of them empty
   */
  public static Optional<ControlOperation> find(String method, List<String> segments) {
    return TREE.find(method, segments, 0);
  }

  private static List<ControlOperation> load() {
    try (InputStream bytes = ControlOperations.class.getResourceAsStream(TABLE)) {
      if (bytes == null) {
        throw new IllegalStateException(
            "resource " + TABLE + " is missing from the jar of lictor-core");
      }
      return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
          .map(ControlOperations::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ControlOperation row(String line) {
    StringTokenizer cells = new StringTokenizer(line);
    String method = cells.nextToken();
    String name = cells.nextToken();
    Risk risk = Risk.valueOf(cells.nextToken());
    ResourceGroupHeader group = ResourceGroupHeader.valueOf(cells.nextToken());
    return new ControlOperation(method, cells.nextToken(), name, risk, group);
  }
}
