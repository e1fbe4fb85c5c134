package dev.lictor.dsl.yaml;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.diagnostic.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a file as plain UTF-8 text in which every character can be seen. */
final class TextFile {

  private final String name;
  private final Findings findings;

  private TextFile(String name, Findings findings) {
    this.name = name;
    this.findings = findings;
  }

  static Optional<Source> read(Path file, String name, int maxBytes, Findings findings) {
    return new TextFile(name, findings).read(file, maxBytes);
  }

  private Optional<Source> read(Path file, int maxBytes) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        return refuse(Code.TOO_LARGE, "the file must have at most " + maxBytes + " bytes", "");
      }
      return decode(bytes);
    } catch (NoSuchFileException e) {
      return refuse(Code.UNREADABLE, "the file does not exist", "");
    } catch (IOException e) {
      return refuse(
          Code.UNREADABLE, "the file cannot be read: " + e.getClass().getSimpleName(), "");
    }
  }

  private Optional<Source> decode(byte[] bytes) {
    if (starts(bytes, 0xef, 0xbb, 0xbf)) {
      return refuse(
          Code.ENCODING, "the file starts with a byte order mark", "save it as UTF-8 without one");
    }
    if (starts(bytes, 0xfe, 0xff) || starts(bytes, 0xff, 0xfe)) {
      return refuse(Code.ENCODING, "the file is UTF-16", "save it as UTF-8");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return refuse(Code.ENCODING, "the file is not UTF-8", "save it as UTF-8");
    }
    Source source = Source.of(name, text);
    return onlyVisible(source) ? Optional.of(source) : Optional.empty();
  }

  private boolean onlyVisible(Source source) {
    boolean json = name.endsWith(".json");
    int before = findings.count();
    for (int i = 0; i < source.length() && findings.count() - before < 10; i++) {
      int c = source.at(i);
      if (c == '\t' && !json) {
        findings.add(
            new Span(source, i, i + 1),
            Code.TAB,
            "",
            "a tab; YAML indents with spaces only",
            "use spaces, or `\\t` in double quotes");
      } else if ((c == '\r' && source.at(i + 1) != '\n') || hidden(c)) {
        findings.add(
            new Span(source, i, i + 1),
            Code.INVISIBLE,
            "",
            String.format("the character U+%04X is not seen, or changes how others are seen", c),
            "write it as an escape in double quotes");
      }
    }
    return findings.count() == before;
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
      case Character.FORMAT -> c != 0x200d;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      case Character.UNASSIGNED -> (c & 0xfffe) == 0xfffe;
      default -> false;
    };
  }

  private static boolean starts(byte[] bytes, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private Optional<Source> refuse(Code code, String message, String hint) {
    findings.add(Diagnostic.about(name, code, message, hint));
    return Optional.empty();
  }
}
