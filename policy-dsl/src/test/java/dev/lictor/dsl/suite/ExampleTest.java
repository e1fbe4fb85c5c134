package dev.lictor.dsl.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tests of the example, each as one of ours. */
class ExampleTest {

  private static final Path EXAMPLE = Path.of("src/test/resources/dev/lictor/dsl/suite/example");

  @TestFactory
  Stream<DynamicTest> passes() throws Exception {
    Suite suite = Suite.load(List.of(EXAMPLE), SuiteOptions.NONE);
    assertThat(suite.size()).isGreaterThan(10);
    assertThat(suite.warnings()).isEmpty();
    return suite.run().files().stream()
        .flatMap(file -> file.cases().stream())
        .map(each -> DynamicTest.dynamicTest(
            each.name(),
            () -> assertThat(each.unmet()).map(unmet -> unmet.render()).isEmpty()));
  }
}
