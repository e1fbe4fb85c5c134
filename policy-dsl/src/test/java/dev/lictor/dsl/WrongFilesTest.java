package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.dsl.suite.Suite;
import dev.lictor.dsl.suite.SuiteOptions;
import dev.lictor.settings.EngineSettings;
import dev.lictor.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Wrong files and their findings, byte for byte: beside each {@code .yaml} a {@code .txt} says what is found. With {@code
 * -Dlictor.golden=write} the texts are written anew, to be read before they are committed.
 */
class WrongFilesTest {

  private static final Path FILES = Path.of("src/test/resources/dev/lictor/dsl/wrong");
  private static final boolean WRITE = "write".equals(System.getProperty("lictor.golden"));

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrongWithPolicies() throws IOException {
    return tests("policy", file -> PolicyFiles.withoutAttributes().load(List.of(file)));
  }

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrongWithTeams() throws IOException {
    return tests("teams", TeamFile::load);
  }

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrongWithModels() throws IOException {
    return tests("models", ModelFile::load);
  }

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrongWithSettings() throws IOException {
    return tests("settings", file -> EngineSettings.from(SettingsFile.read(file)));
  }

  @TestFactory
  Stream<DynamicTest> saysWhatIsWrongWithTests() throws IOException {
    return tests("tests", file -> Suite.load(List.of(file), SuiteOptions.NONE));
  }

  @Test
  void tellsTheFindingsOfAllFilesAtOnce() {
    List<Path> files =
        List.of(FILES.resolve("policy/unknown-field.yaml"), FILES.resolve("policy/tab.yaml"));

    DiagnosticException found = failure(() -> PolicyFiles.withoutAttributes().load(files));

    assertThat(found.diagnostics()).extracting(Diagnostic::code).containsExactly("L0004", "L0102");
  }

  @FunctionalInterface
  private interface Loading {
    void load(Path file) throws DiagnosticException;
  }

  private static Stream<DynamicTest> tests(String folder, Loading loading) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(FILES.resolve(folder))) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
          String found = failure(() -> loading.load(file)).diagnostics().stream()
              .map(Diagnostic::render)
              .collect(Collectors.joining("\n"))
              .replace(file.getParent() + "/", "");
          Path golden = file.resolveSibling(file.getFileName().toString().replace(".yaml", ".txt"));
          if (WRITE) {
            Files.writeString(golden, found);
          }

          assertThat(found).isEqualTo(Files.readString(golden));
        }));
  }

  private static DiagnosticException failure(ThrowingCallable loading) {
    DiagnosticException found = catchThrowableOfType(DiagnosticException.class, loading);
    assertThat(found).isNotNull();
    return found;
  }
}
