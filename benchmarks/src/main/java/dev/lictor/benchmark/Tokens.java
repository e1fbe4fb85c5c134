package dev.lictor.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Jackson that merely tokenises: the measure beside which all else is put. Immutable. */
final class Tokens {

  private static final String FIELD = "data: ";

  private final JsonFactory factory = new JsonFactory();

  /** Returns how many tokens there are in the documents. */
  int count(byte[] documents) throws IOException {
    int tokens = 0;
    try (JsonParser parser = factory.createParser(documents)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /** Returns the documents of a stream of events, each on a line of its own, since Jackson cannot read the stream itself. */
  static byte[] documentsOf(byte[] stream) {
    List<String> documents = new ArrayList<>();
    new String(stream, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(FIELD + "{"))
        .forEach(line -> documents.add(line.substring(FIELD.length())));
    return String.join("\n", documents).getBytes(StandardCharsets.UTF_8);
  }
}
