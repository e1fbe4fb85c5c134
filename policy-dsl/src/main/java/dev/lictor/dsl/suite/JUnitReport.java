package dev.lictor.dsl.suite;

import dev.lictor.dsl.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report as JUnit's XML: each file is a suite, each test a case. It tells no times, so that two runs write the same. */
final class JUnitReport {

  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static void write(Report report, Writer out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      new JUnitReport(xml).write(report);
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("the report cannot be written: " + e.getMessage(), e);
    }
    out.write('\n');
  }

  private void write(Report report) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("testsuites");
    counts(report.tests(), report.failed());
    for (FileReport file : report.files()) {
      xml.writeStartElement("testsuite");
      attribute("name", file.file());
      counts(file.cases().size(), file.failed());
      for (CaseReport each : file.cases()) {
        write(file, each);
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void counts(int tests, int failed) throws XMLStreamException {
    attribute("tests", Integer.toString(tests));
    attribute("failures", Integer.toString(failed));
    attribute("errors", "0");
    attribute("skipped", "0");
  }

  private void write(FileReport file, CaseReport test) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("classname", file.file());
    attribute("name", test.name());
    attribute("file", file.file());
    attribute("line", Integer.toString(test.line()));
    if (!test.passed()) {
      Diagnostic first = test.unmet().get(0);
      xml.writeStartElement("failure");
      attribute("type", first.code());
      attribute("message", first.message());
      xml.writeCharacters(
          allowed(test.unmet().stream().map(Diagnostic::render).collect(Collectors.joining("\n"))));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value));
  }

  /** Returns the text with what XML 1.0 cannot write replaced. */
  private static String allowed(String text) {
    StringBuilder allowed = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> {
          boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\r';
          return control || (c >= 0xd800 && c <= 0xdfff) || c == 0xfffe || c == 0xffff ? 0xfffd : c;
        })
        .forEach(allowed::appendCodePoint);
    return allowed.toString();
  }
}
