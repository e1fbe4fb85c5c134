package dev.lictor.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.Policies;
import dev.lictor.dsl.PolicyFiles;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Policies that are odd though their text is not wrong, and what is found, byte for byte: beside each {@code .yaml} a {@code .txt}. With
 * {@code -Dlictor.golden=write} the texts are written anew, to be read before they are committed.
 */
class OddFilesTest {

  private static final Path FILES = Path.of("src/test/resources/dev/lictor/dsl/odd");
  private static final boolean WRITE = "write".equals(System.getProperty("lictor.golden"));
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T09:30:00Z"));

  @TestFactory
  Stream<DynamicTest> saysWhatIsOdd() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(FILES)) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
          String found = found(file).replace(file.getParent() + "/", "");
          Path golden = file.resolveSibling(file.getFileName().toString().replace(".yaml", ".txt"));
          if (WRITE) {
            Files.writeString(golden, found);
          }

          assertThat(found).isEqualTo(Files.readString(golden));
        }));
  }

  private static String found(Path file) {
    PolicyFiles files =
        PolicyFiles.withTeam(Policies.TEAM).andModel(Policies.MODEL).at(CLOCK);
    try {
      PolicyFiles.Compiled compiled = files.load(List.of(file));
      return rendered(compiled.warnings()) + "\n----\n"
          + compiled.analysis().render().replace(file.getParent() + "/", "");
    } catch (DiagnosticException e) {
      return rendered(e.diagnostics());
    }
  }

  private static String rendered(List<Diagnostic> findings) {
    return findings.stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
  }
}
