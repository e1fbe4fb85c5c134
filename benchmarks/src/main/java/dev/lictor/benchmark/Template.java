package dev.lictor.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A body with holes, {@code @TEXT@}, that prose fills until it has the bytes that are asked for. Of a stream the event with the hole is
 * repeated instead, each time with a word or two, as models answer. Immutable.
 */
final class Template {

  private static final String HOLE = "@TEXT@";
  private static final String EVENT_END = "\n\n";
  private static final int EVENT_TEXT_BYTES = 12;

  private final String text;

  private Template(String text) {
    this.text = text;
  }

  static Template read(String resource) {
    return new Template(text(resource));
  }

  /** Returns the text of a resource of this package. */
  static String text(String resource) {
    try (InputStream in = Template.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("found no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] fill(int bytes) {
    int holes = text.split(HOLE, -1).length - 1;
    int fixed = text.getBytes(StandardCharsets.UTF_8).length - holes * HOLE.length();
    int each = Math.max(0, bytes - fixed) / holes;
    return text.replace(HOLE, Prose.of(each)).getBytes(StandardCharsets.UTF_8);
  }

  byte[] stream(int bytes) {
    String[] events = text.split(EVENT_END, -1);
    int repeated = 0;
    while (!events[repeated].contains(HOLE)) {
      repeated++;
    }
    StringBuilder stream = new StringBuilder(bytes);
    int fixed = text.length() + EVENT_END.length() - events[repeated].length();
    for (int i = 0; i < repeated; i++) {
      stream.append(events[i]).append(EVENT_END);
    }
    int behind = fixed - stream.length();
    Prose words = new Prose();
    do {
      stream
          .append(events[repeated].replace(HOLE, words.next(EVENT_TEXT_BYTES)))
          .append(EVENT_END);
    } while (stream.length() + behind + events[repeated].length() <= bytes);
    for (int i = repeated + 1; i < events.length; i++) {
      stream.append(events[i]).append(EVENT_END);
    }
    return stream.toString().getBytes(StandardCharsets.UTF_8);
  }
}
