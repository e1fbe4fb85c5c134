package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.yaml.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report as a JSON object; the fields of a finding have the names of those of {@link Diagnostic}. */
final class JsonReport {

  private JsonReport() {}

  static void write(Report report, Writer out) throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", 1);
    document.put("by", "lictor test");
    document.put("tests", report.tests());
    document.put("failed", report.failed());
    document.put("files", report.files().stream().map(JsonReport::file).toList());
    out.write(Json.pretty(document));
    out.write('\n');
  }

  private static Map<String, Object> file(FileReport file) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("file", file.file());
    values.put("tests", file.cases().stream().map(JsonReport::test).toList());
    return values;
  }

  private static Map<String, Object> test(CaseReport test) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", test.name());
    values.put("line", test.line());
    values.put("passed", test.passed());
    values.put("findings", findings(test.unmet()));
    return values;
  }

  static List<Map<String, Object>> findings(List<Diagnostic> findings) {
    return findings.stream().map(JsonReport::finding).toList();
  }

  private static Map<String, Object> finding(Diagnostic finding) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("code", finding.code());
    values.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
    values.put("file", finding.file());
    values.put("line", finding.line());
    values.put("column", finding.column());
    values.put("length", finding.length());
    values.put("path", finding.path());
    values.put("message", finding.message());
    values.put("hint", finding.hint());
    values.put("excerpt", finding.excerpt());
    return values;
  }
}
