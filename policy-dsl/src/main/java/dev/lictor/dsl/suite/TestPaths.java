package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds test files. Not instantiable. */
final class TestPaths {

  private static final int MAX_DEPTH = 16;
  private static final List<String> ENDS = List.of(".test.yaml", ".test.yml", ".test.json");

  private TestPaths() {}

  static List<Path> find(List<Path> paths, Findings findings) {
    Set<Path> found = new TreeSet<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        found.add(path);
        continue;
      }
      try (Stream<Path> all = Files.walk(path, MAX_DEPTH)) {
        all.filter(file -> isTest(path, file)).forEach(found::add);
      } catch (IOException | UncheckedIOException e) {
        findings.add(Diagnostic.about(
            path.toString(),
            Code.UNREADABLE,
            "the directory cannot be read: " + e.getClass().getSimpleName(),
            ""));
      }
    }
    return List.copyOf(found);
  }

  private static boolean isTest(Path directory, Path file) {
    for (Path step : directory.relativize(file)) {
      if (step.toString().startsWith(".")) {
        return false;
      }
    }
    String name = file.getFileName().toString();
    return Files.isRegularFile(file) && ENDS.stream().anyMatch(name::endsWith);
  }
}
