package dev.lictor.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.diagnostic.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportTest {

  private static final Source SOURCE =
      Source.of("policies/a b.yaml", "kind: Policy\nmatch: '😀' == cal.tenant\n");
  private static final Diagnostic ERROR = Diagnostic.at(
      new Span(SOURCE, 27, 30),
      Code.UNKNOWN_NAME,
      "match",
      "there is no name `cal`",
      "did you mean `call`?");
  private static final Diagnostic WARNING =
      Diagnostic.about("policies/b.yaml", Code.UNCOUNTED, "\u0007 <&>", "").asWarning();
  private static final Report REPORT = new Report(
      "lictor check",
      List.of(Path.of("policies/a b.yaml"), Path.of("policies/b.yaml"), Path.of("policies/c.yaml")),
      List.of(ERROR, WARNING));

  @Test
  void saysHowMuchWasFound() {
    assertThat(REPORT.summary()).isEqualTo("3 files: 1 error, 1 warning");
  }

  @Test
  void writesEveryFieldAsJson() throws IOException {
    JsonNode report = new ObjectMapper().readTree(written(Format.JSON));

    assertThat(report.path("errors").asInt()).isEqualTo(1);
    assertThat(report.path("warnings").asInt()).isEqualTo(1);
    assertThat(report.path("files")).hasSize(3);
    assertThat(report.path("findings").get(0).toString())
        .isEqualTo("{\"code\":\"L0103\",\"severity\":\"error\",\"file\":\"policies/a b.yaml\","
            + "\"line\":2,\"column\":15,\"length\":3,\"path\":\"match\","
            + "\"message\":\"there is no name `cal`\",\"hint\":\"did you mean `call`?\","
            + "\"excerpt\":\"match: '😀' == cal.tenant\","
            + "\"help\":\"https://lictor.dev/docs/diagnostics.md#l0103\"}");
    assertThat(report.path("findings").get(1).path("line").asInt()).isZero();
  }

  @Test
  void placesFindingsInSarifByCodePoints() throws IOException {
    JsonNode run =
        new ObjectMapper().readTree(written(Format.SARIF)).path("runs").get(0);
    JsonNode result = run.path("results").get(0);
    JsonNode place = result.path("locations").get(0).path("physicalLocation");

    assertThat(run.path("columnKind").asText()).isEqualTo("unicodeCodePoints");
    assertThat(place.path("artifactLocation").path("uri").asText())
        .isEqualTo("policies/a%20b.yaml");
    assertThat(place.path("region").toString())
        .startsWith("{\"startLine\":2,\"startColumn\":15,\"endLine\":2,\"endColumn\":18,");
    assertThat(result.path("message").path("text").asText())
        .isEqualTo("there is no name `cal` (did you mean `call`?)");
    assertThat(run.path("results").get(1).path("level").asText()).isEqualTo("warning");
    assertThat(run.path("results").get(1).findValue("region")).isNull();
  }

  /** What SARIF 2.1.0 requires of the parts that are written, by its sections. */
  @Test
  void writesSarifAsItsStandardWantsIt() throws IOException {
    JsonNode log = new ObjectMapper().readTree(written(Format.SARIF));
    assertThat(log.path("version").asText()).isEqualTo("2.1.0"); // 3.13.2
    assertThat(URI.create(log.path("$schema").asText()).isAbsolute()).isTrue(); // 3.13.3
    JsonNode run = log.path("runs").get(0);
    JsonNode driver = run.path("tool").path("driver"); // 3.14.6, 3.18.2
    assertThat(driver.path("name").asText()).isNotEmpty(); // 3.19.8
    Set<String> ids = new HashSet<>();
    for (JsonNode rule : driver.path("rules")) { // 3.19.23, 3.49
      assertThat(ids.add(rule.path("id").asText())).isTrue();
      assertThat(rule.path("shortDescription").path("text").asText()).isNotBlank(); // 3.49.9
      assertThat(rule.path("fullDescription").path("text").asText()).isNotBlank(); // 3.49.10
      assertThat(rule.path("help").path("text").asText()).isNotBlank(); // 3.49.13, 3.12.3
      assertThat(URI.create(rule.path("helpUri").asText()).isAbsolute()).isTrue(); // 3.49.12
    }
    assertThat(ids).hasSize(Code.values().length);
    for (JsonNode artifact : run.path("artifacts")) { // 3.24.2
      assertThat(artifact.path("location").path("uri").asText()).isNotEmpty();
    }
    for (JsonNode result : run.path("results")) { // 3.27
      JsonNode rule = driver.path("rules").get(result.path("ruleIndex").asInt()); // 3.27.6
      assertThat(rule.path("id")).isEqualTo(result.path("ruleId"));
      assertThat(result.path("level").asText()).isIn("none", "note", "warning", "error"); // 3.27.10
      assertThat(result.path("message").path("text").asText()).isNotEmpty(); // 3.27.11
      for (JsonNode location : result.path("locations")) { // 3.28
        JsonNode region = location.path("physicalLocation").path("region");
        if (!region
            .isMissingNode()) { // 3.30.5 to 3.30.8: from 1, and the end is not before the start
          assertThat(region.path("startLine").asInt()).isPositive();
          assertThat(region.path("startColumn").asInt()).isPositive();
          assertThat(region.path("endColumn").asInt())
              .isGreaterThanOrEqualTo(region.path("startColumn").asInt());
        }
      }
    }
  }

  @Test
  void writesEachFileAsATestOfJunit() throws Exception {
    Document document = DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(written(Format.JUNIT).getBytes(StandardCharsets.UTF_8)));
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);

    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    Element failure = (Element) suite.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("type")).isEqualTo("L0103");
    assertThat(failure.getTextContent()).isEqualTo(ERROR.render());
    assertThat(((Element) failure.getParentNode()).getAttribute("name"))
        .isEqualTo("policies/a b.yaml");
    assertThat(suite.getElementsByTagName("system-out").item(0).getTextContent())
        .isEqualTo(WARNING.render());
  }

  @Test
  void hasAnExplanationOfEveryCode() {
    for (Code code : Code.values()) {
      assertThat(Explanation.of(code.id()).meaning())
          .as(code.id())
          .isNotBlank()
          .doesNotContain("yaml wrong");
    }
  }

  private static String written(Format format) throws IOException {
    StringWriter out = new StringWriter();
    REPORT.write(format, false, out);
    return out.toString();
  }
}
