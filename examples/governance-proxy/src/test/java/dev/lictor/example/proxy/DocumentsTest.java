package dev.lictor.example.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.ModelFile;
import dev.lictor.dsl.PolicyFiles;
import dev.lictor.dsl.TeamFile;
import dev.lictor.policy.Document;
import dev.lictor.policy.Redact;
import dev.lictor.settings.ControlPlaneSettings;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents show works as it stands there. */
class DocumentsTest {

  private static final Path ROOT = Path.of(System.getProperty("user.dir"), "..", "..");

  @Test
  void theEmbeddingCodeOfTheReadmeCompiles(@TempDir Path classes) throws IOException {
    String source = """
        import dev.lictor.*;
        import dev.lictor.dsl.*;
        import dev.lictor.http.*;
        import dev.lictor.identity.*;
        import java.nio.ByteBuffer;
        import java.nio.file.Path;
        import java.util.List;

        class Readme {
          interface Caller { void write(ByteBuffer bytes); }

          void embed(String serviceKey, RequestHead head, Peer peer, ByteBuffer body, ResponseHead answerHead,
              ByteBuffer answerBody, Caller caller) throws Exception {
        %s
          }
        }
        """.formatted(fenced("README.md", "java"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled = compiler
          .getTask(
              complaints,
              files,
              null,
              List.of(
                  "-proc:none",
                  "-d",
                  classes.toString(),
                  "-cp",
                  System.getProperty("java.class.path")),
              null,
              List.of(new Source(source)))
          .call();

      assertThat(compiled).as(complaints.toString()).isTrue();
    }
  }

  @Test
  void theSettingsOfTheOperationsPageAreSound(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("proxy.yaml"), fenced("docs/operations.md", "yaml"));
    Files.createDirectories(directory.resolve("policies"));
    for (String name : List.of("demo.yaml", "teams.yaml", "models.yaml")) {
      Files.copy(
          ROOT.resolve("examples/policies").resolve(name),
          directory.resolve("policies").resolve(name));
    }

    ProxyFile file = ProxyFile.read(directory.resolve("proxy.yaml"));

    assertThat(file.proxy().listener().publicUrl())
        .contains(URI.create("https://genai.example.com"));
    assertThat(file.engine().controlPlane()).isEqualTo(new ControlPlaneSettings.AsCaller());
    assertThat(file.engine().limits().resolve()).isEqualTo(Duration.ofSeconds(2));
    assertThat(file.engine().load().policies().policy().version()).isNotEmpty();
    assertThat(file.engine().load().warnings()).isEmpty();
  }

  @Test
  void theFilesOfTheLanguagePageCompileTogether(@TempDir Path directory) throws Exception {
    List<String> blocks = allFenced("docs/policy-language.md", "yaml");
    List<Path> policies = new ArrayList<>();
    for (String block : blocks) {
      Path file = Files.writeString(directory.resolve(policies.size() + "-" + kind(block)), block);
      if (kind(block).equals("Policy.yaml")) {
        policies.add(file);
      }
    }

    TeamFile teams = TeamFile.load(directory.resolve("3-Teams.yaml"));
    ModelFile models = ModelFile.load(directory.resolve("3-Models.yaml"));
    PolicyFiles.Compiled compiled =
        PolicyFiles.withTeam(teams.attributes()).andModel(models.attributes()).load(policies);

    assertThat(compiled.documents())
        .extracting(Document::name)
        .containsExactly(
            "shared-genai", "safety", "stricter-models", "control-plane", "direct-calls");
    assertThat(compiled.documents().get(0).redact()).containsExactly(Redact.INTERMEDIATE_RESULTS);
    assertThat(compiled.warnings()).isEmpty();
    assertThat(teams.size()).isEqualTo(2);
    assertThat(models.size()).isEqualTo(1);
  }

  @Test
  void theExamplesAreSoundTogether() throws Exception {
    Path examples = ROOT.resolve("examples/policies");

    TeamFile teams = TeamFile.load(examples.resolve("teams.yaml"));
    ModelFile models = ModelFile.load(examples.resolve("models.yaml"));
    PolicyFiles.Compiled compiled = PolicyFiles.withTeam(teams.attributes())
        .andModel(models.attributes())
        .load(List.of(examples.resolve("demo.yaml")));

    assertThat(compiled.warnings()).isEmpty();
    assertThat(models.find("gpt-4o").orElseThrow().attributes()).containsEntry("reasoning", false);
    assertThat(models.find("gpt-5").orElseThrow().attributes()).containsEntry("reasoning", true);
  }

  private static String kind(String block) {
    Matcher kind = Pattern.compile("(?m)^kind: (\\w+)$").matcher(block);
    assertThat(kind.find()).as(block).isTrue();
    return kind.group(1) + ".yaml";
  }

  private static String fenced(String document, String language) throws IOException {
    return allFenced(document, language).get(0);
  }

  private static List<String> allFenced(String document, String language) throws IOException {
    Matcher block = Pattern.compile("(?s)```" + language + "\\n(.*?)```")
        .matcher(Files.readString(ROOT.resolve(document)));
    List<String> blocks = block.results().map(found -> found.group(1)).toList();
    assertThat(blocks).as(document + " has a block of " + language).isNotEmpty();
    return blocks;
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String text) {
      super(URI.create("string:///Readme.java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
