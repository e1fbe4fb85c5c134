package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.attribute.Attributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The starter policies compile, each with the directories beside it, and nobody has to look at anything. */
class StarterPoliciesTest {

  private static final Path STARTERS = Path.of("../examples/policies/starter");

  @TestFactory
  Stream<DynamicTest> compilesWithoutAFinding() throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(STARTERS)) {
      folders = all.filter(Files::isDirectory).sorted().toList();
    }
    assertThat(folders).hasSizeGreaterThanOrEqualTo(7);
    return folders.stream()
        .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
          Path teams = folder.resolve("teams.yaml");
          Path models = folder.resolve("models.yaml");
          Attributes team =
              Files.exists(teams) ? TeamFile.load(teams).attributes() : Attributes.NONE;
          Attributes model =
              Files.exists(models) ? ModelFile.load(models).attributes() : Attributes.NONE;

          PolicyFiles.Compiled compiled =
              PolicyFiles.withTeam(team).andModel(model).load(List.of(folder));

          assertThat(compiled.documents()).hasSize(1);
          assertThat(compiled.warnings()).isEmpty();
        }));
  }
}
