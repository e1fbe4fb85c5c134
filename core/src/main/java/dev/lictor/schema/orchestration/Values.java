package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.ByteRuns;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.TextScan;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The sizes of the texts that placeholders stand for: {@code placeholder_values}, {@code input_params} or {@code defaults}. It is
 * not documented whether a placeholder within a value is replaced in its turn, so a value that holds one leaves the size open.
 * Confined to one call.
 */
final class Values implements TextScan {

  static final ObjectShape<Values> SHAPE =
      ObjectShape.<Values>builder().others(Values::read).build();

  private Map<String, Long> bytes = Map.of();
  private String name = "";
  private boolean open;

  private static void read(JsonReader in, Values values, String name) {
    values.name = name;
    in.text(values);
  }

  @Override
  public void text(byte[] text, int from, int to, int decodedBytes) {
    if (bytes.isEmpty()) {
      bytes = new HashMap<>();
    }
    bytes.put(name, (long) decodedBytes);
    for (int i = from; !open && (i = ByteRuns.indexOf(text, '{', i, to)) < to - 1; i++) {
      open = text[i + 1] == '{' && asks(text, i + 2, to);
    }
  }

  private static boolean asks(byte[] text, int from, int to) {
    int i = from;
    while (i < to && text[i] <= ' ' && text[i] >= 0) {
      i++;
    }
    return i == to || text[i] == '?' || text[i] == '\\';
  }

  /** Returns the placeholders that stand for something. */
  Set<String> names() {
    return bytes.keySet();
  }

  long bytesOf(String placeholder) {
    return bytes.getOrDefault(placeholder, 0L);
  }

  boolean open() {
    return open;
  }
}
