package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.dsl.diagnostic.Diagnostic;
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

  @Test
  void refusesAPathWithoutAPolicyBesideOneThatHasOne() throws Exception {
    Path one = policy("one/a.yaml", "a");
    Path empty = Files.createDirectories(directory.resolve("empty"));

    assertThatThrownBy(() -> load(one, empty))
        .hasMessageContaining("there is no policy here")
        .hasMessageContaining(empty.toString());
  }

  @Test
  void followsLinksAndRefusesThoseThatLeadNowhereOrBack() throws Exception {
    policy("real/a.yaml", "a");
    policy("real/sub/b.yaml", "b");
    Path top = Files.createDirectories(directory.resolve("top"));
    Files.createSymbolicLink(top.resolve("linked"), directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("current"), top);

    assertThat(load(link).documents()).extracting(Document::name).containsExactly("a", "b");
    assertThat(PolicyFiles.files(List.of(link)))
        .containsExactly(link.resolve("linked/a.yaml"), link.resolve("linked/sub/b.yaml"));

    Path nowhere = Files.createSymbolicLink(top.resolve("c.yaml"), Path.of("nowhere"));
    assertThatThrownBy(() -> load(link)).hasMessageContaining("the file does not exist");
    Files.delete(nowhere);
    Files.createSymbolicLink(top.resolve("back"), top);
    assertThatThrownBy(() -> load(link))
        .hasMessageContaining("a link leads back into a directory that holds it");
    assertThat(PolicyFiles.files(List.of(link))).isEmpty();
  }

  @Test
  void refusesDirectoriesThatAreNestedDeeperThanItLooks() throws Exception {
    policy("d/".repeat(17) + "a.yaml", "a");

    assertThatThrownBy(() -> load(directory)).hasMessageContaining("nested deeper than 16");
  }

  @Test
  void compilesNothingTwiceThatItRemembers() throws Exception {
    policy("a.yaml", "a");
    Path b = policy("b.yaml", "b");
    PolicyFiles files = PolicyFiles.withoutAttributes().remembering(new PolicyMemory());
    List<Document> first = files.load(List.of(directory)).documents();

    policy("b.yaml", "c");
    List<Document> second = files.load(List.of(directory)).documents();
    assertThat(second.get(0)).isSameAs(first.get(0));
    assertThat(second.get(1).name()).isEqualTo("c");

    policy("b.yaml", "a");
    assertThatThrownBy(() -> files.load(List.of(directory))).hasMessageContaining("error[L0302]");
    Files.delete(b);
    assertThat(files.load(List.of(directory)).documents().get(0)).isSameAs(first.get(0));

    List<Document> typed =
        files.andModel(Policies.MODEL).load(List.of(directory)).documents();
    assertThat(typed.get(0)).isNotSameAs(first.get(0));
  }

  @Test
  void saysTheWarningsOfWhatItRemembersAgain() throws Exception {
    Path a = policy("a.yaml", "a");
    Files.writeString(
        a, Files.readString(a) + "budgets: [{id: b, unit: tokens, limit: 5, window: day}]\n");
    PolicyFiles files = PolicyFiles.withoutAttributes().remembering(new PolicyMemory());

    List<Diagnostic> first = files.load(List.of(directory)).warnings();
    assertThat(first).hasSize(1);
    assertThat(files.load(List.of(directory)).warnings()).isEqualTo(first);
  }

  @Test
  void remembersApartWhatAFileIsByItselfAndInADirectory() throws Exception {
    policy("a.yaml", "a");
    Path teams = Files.writeString(
        directory.resolve("teams.yaml"), "apiVersion: lictor.dev/v1\nkind: Teams\nteams: []\n");
    PolicyFiles files = PolicyFiles.withoutAttributes().remembering(new PolicyMemory());

    assertThat(files.load(List.of(directory)).documents()).hasSize(1);
    assertThatThrownBy(() -> files.load(List.of(directory, teams)))
        .isInstanceOf(DiagnosticException.class);
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
