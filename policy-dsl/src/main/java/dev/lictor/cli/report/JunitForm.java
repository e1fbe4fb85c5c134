package dev.lictor.cli.report;

import dev.lictor.dsl.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Findings as JUnit's XML: each file is a test, which fails if there is an error in it; warnings are its output. */
final class JunitForm {

  private final Report report;
  private final XMLStreamWriter xml;

  private JunitForm(Report report, XMLStreamWriter xml) {
    this.report = report;
    this.xml = xml;
  }

  static void write(Report report, Writer out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      new JunitForm(report, xml).write();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("the report cannot be written: " + e.getMessage(), e);
    }
    out.write('\n');
  }

  private void write() throws XMLStreamException {
    TreeSet<String> files = new TreeSet<>();
    report.files().forEach(file -> files.add(file.toString()));
    report.findings().forEach(finding -> files.add(finding.file()));
    long failures = files.stream().filter(file -> !errors(file).isEmpty()).count();
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    xml.writeStartElement("testsuite");
    attribute("name", report.by());
    attribute("tests", Integer.toString(files.size()));
    attribute("failures", Long.toString(failures));
    attribute("errors", "0");
    attribute("skipped", "0");
    for (String file : files) {
      test(file);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void test(String file) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", report.by());
    attribute("name", file);
    List<Diagnostic> errors = errors(file);
    if (!errors.isEmpty()) {
      xml.writeStartElement("failure");
      attribute("type", errors.get(0).code());
      attribute("message", errors.get(0).message());
      xml.writeCharacters(allowed(rendered(errors)));
      xml.writeEndElement();
    }
    List<Diagnostic> warnings = of(file, Diagnostic.Severity.WARNING);
    if (!warnings.isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(allowed(rendered(warnings)));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private List<Diagnostic> errors(String file) {
    return of(file, Diagnostic.Severity.ERROR);
  }

  private List<Diagnostic> of(String file, Diagnostic.Severity severity) {
    return report.findings().stream()
        .filter(finding -> finding.file().equals(file) && finding.severity() == severity)
        .toList();
  }

  private static String rendered(List<Diagnostic> findings) {
    return findings.stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value));
  }

  // XML 1.0 has no way to write most control characters.
  private static String allowed(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> (c < 0x20 && c != '\n' && c != '\t' && c != '\r')
                || (c >= 0xd800 && c <= 0xdfff)
                || c == 0xfffe
                || c == 0xffff
            ? 0xfffd
            : c)
        .forEach(allowed::appendCodePoint);
    return allowed.toString();
  }
}
