package dev.lictor.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.dsl.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Findings as a JSON object: every field of {@link Diagnostic} under its own name; {@code line} 0 is the file as a whole. */
final class JsonForm {

  private JsonForm() {}

  static void write(Report report, Writer out) throws IOException {
    ObjectNode document = Json.object();
    document.put("format", 1);
    document.put("by", report.by());
    document.put("errors", report.errors());
    document.put("warnings", report.warnings());
    ArrayNode files = document.putArray("files");
    report.files().forEach(file -> files.add(file.toString()));
    ArrayNode findings = document.putArray("findings");
    report.findings().forEach(finding -> write(finding, findings.addObject()));
    Json.write(document, out);
  }

  private static void write(Diagnostic finding, ObjectNode to) {
    to.put("code", finding.code());
    to.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    to.put("file", finding.file());
    to.put("line", finding.line());
    to.put("column", finding.column());
    to.put("length", finding.length());
    to.put("path", finding.path());
    to.put("message", finding.message());
    to.put("hint", finding.hint());
    to.put("excerpt", finding.excerpt());
    to.put("help", finding.help());
  }
}
