package dev.lictor.dsl.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests that fail and what is said of them, byte for byte: beside each {@code .test.yaml} a {@code .txt} has the report. With {@code
 * -Dlictor.golden=write} the texts are written anew, to be read before they are committed.
 */
class FailingTest {

  private static final Path FILES = Path.of("src/test/resources/dev/lictor/dsl/suite/failing");
  private static final boolean WRITE = "write".equals(System.getProperty("lictor.golden"));

  @TestFactory
  Stream<DynamicTest> saysWhatWasExpectedAndWhatWasFound() throws Exception {
    List<Path> files;
    try (Stream<Path> all = Files.list(FILES)) {
      files =
          all.filter(file -> file.toString().endsWith(".test.yaml")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
          Report report = Suite.load(List.of(file), SuiteOptions.NONE).run();
          StringWriter text = new StringWriter();
          report.write(ReportForm.TEXT, /* coloured= */ false, text);
          String found = text.toString().replace(file.getParent() + "/", "");
          Path golden =
              file.resolveSibling(file.getFileName().toString().replace(".test.yaml", ".txt"));
          if (WRITE) {
            Files.writeString(golden, found);
          }

          assertThat(report.failed()).isPositive();
          assertThat(found).isEqualTo(Files.readString(golden));
        }));
  }
}
