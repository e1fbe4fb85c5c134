package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.policy.Document;
import dev.lictor.policy.Selector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFilesTest {

  @TempDir
  private Path directory;

  @Test
  void takesTheFilesOfADirectoryButNoTestsNoHiddenOnesAndNoOtherKinds() throws Exception {
    policy("a.yaml", "a");
    policy("below/b.yml", "b");
    Files.writeString(
        directory.resolve("c.json"),
        "{\"apiVersion\": \"lictor.dev/v1\", \"kind\": \"Policy\", \"metadata\": {\"name\": \"c\"}, \"match\": \"caller.verified\"}");
    Files.writeString(directory.resolve("a.test.yaml"), "policies: [a.yaml]");
    policy(".hidden/d.yaml", "d");
    Files.writeString(directory.resolve("readme.md"), "# no policy");
    Files.writeString(directory.resolve("teams.yaml"), "kind: Teams\n");

    assertThat(load(directory).documents())
        .extracting(Document::name)
        .containsExactly("a", "b", "c");
  }

  @Test
  void refusesTwoPoliciesWithOneName() throws IOException {
    policy("a.yaml", "same");
    policy("b.yaml", "same");

    assertThatThrownBy(() -> load(directory))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("error[L0302]")
        .hasMessageContaining("a.yaml");
  }

  @Test
  void refusesADirectoryWithoutAPolicy() {
    assertThatThrownBy(() -> load(directory)).hasMessageContaining("there is no policy here");
  }

  @Test
  void hasAVersionThatFollowsTheContentsOnly() throws Exception {
    Path a = policy("a.yaml", "a");
    Path b = policy("b.yaml", "b");
    String version = load(a, b).version();

    assertThat(load(b, a).version()).isEqualTo(version).matches("[0-9a-f]{16}");
    assertThat(load(policy("c.yaml", "a"), b).version()).isEqualTo(version);
    assertThat(load(a).version()).isNotEqualTo(version);
    Files.writeString(b, "# a comment\n" + Files.readString(b));
    assertThat(load(a, b).version()).isNotEqualTo(version);
  }

  @Test
  void selectsEverythingThatSpendsUnlessSaid() throws Exception {
    assertThat(load(policy("a.yaml", "a")).documents().get(0).on()).isEqualTo(Selector.SPENDING);
    assertThat(Policies.document("on: any\n").on()).isEqualTo(Selector.ANY);
    assertThat(Policies.document("on: [control, orchestration]\n").on().dialects())
        .containsExactly("orchestration");
  }

  @Test
  void publishesItsSchema() {
    assertThat(PolicyFiles.jsonSchema()).contains("2020-12", "Every one must be true.");
  }

  private Path policy(String file, String name) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(
        path, "apiVersion: lictor.dev/v1\nkind: Policy\nmetadata: {name: " + name + "}\n");
  }

  private static PolicyFiles.Compiled load(Path... paths) throws DiagnosticException {
    return PolicyFiles.withoutAttributes().load(List.of(paths));
  }
}
