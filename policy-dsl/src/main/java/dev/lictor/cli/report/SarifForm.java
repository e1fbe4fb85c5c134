package dev.lictor.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020); columns count code points, as findings do. */
final class SarifForm {

  private static final List<String> CODES =
      Arrays.stream(Code.values()).map(Code::id).sorted().toList();

  private SarifForm() {}

  static void write(Report report, Writer out) throws IOException {
    ObjectNode document = Json.object();
    document.put(
        "$schema",
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
    document.put("version", "2.1.0");
    ObjectNode run = document.putArray("runs").addObject();
    tool(run.putObject("tool").putObject("driver"));
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode artifacts = run.putArray("artifacts");
    report
        .files()
        .forEach(
            file -> artifacts.addObject().putObject("location").put("uri", uri(file.toString())));
    ArrayNode results = run.putArray("results");
    report.findings().forEach(finding -> result(finding, results.addObject()));
    Json.write(document, out);
  }

  private static void tool(ObjectNode driver) {
    driver.put("name", "lictor");
    driver.put("informationUri", "https://lictor.dev");
    ArrayNode rules = driver.putArray("rules");
    for (String id : CODES) {
      Explanation explanation = Explanation.of(id);
      ObjectNode rule = rules.addObject();
      rule.put("id", id);
      rule.putObject("shortDescription").put("text", explanation.title());
      rule.putObject("fullDescription").put("text", explanation.meaning());
      rule.put("helpUri", Diagnostic.help(id));
      rule.putObject("help")
          .put("text", explanation.meaning())
          .put("markdown", explanation.markdown());
    }
  }

  private static void result(Diagnostic finding, ObjectNode result) {
    result.put("ruleId", finding.code());
    result.put("ruleIndex", CODES.indexOf(finding.code()));
    result.put("level", finding.severity().name().toLowerCase(Locale.ROOT));
    result
        .putObject("message")
        .put(
            "text",
            finding.hint().isEmpty()
                ? finding.message()
                : finding.message() + " (" + finding.hint() + ')');
    ObjectNode location = result.putArray("locations").addObject();
    ObjectNode place = location.putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", uri(finding.file()));
    if (finding.line() > 0) {
      region(finding, place.putObject("region"));
    }
    if (!finding.path().isEmpty()) {
      location.putArray("logicalLocations").addObject().put("fullyQualifiedName", finding.path());
    }
  }

  private static void region(Diagnostic finding, ObjectNode region) {
    region.put("startLine", finding.line());
    region.put("startColumn", finding.column());
    region.put("endLine", finding.line());
    region.put("endColumn", finding.column() + finding.length());
    region.putObject("snippet").put("text", finding.excerpt());
  }

  // What lies below the working directory is named from there, so that a code host finds it.
  private static String uri(String file) {
    Path here = Path.of("").toAbsolutePath();
    Path path = here.resolve(file).normalize();
    return here.toUri().relativize(path.toUri()).toString();
  }
}
