package dev.lictor.schema.orchestration;

import dev.lictor.budget.Amounts;
import dev.lictor.internal.json.ByteRuns;
import dev.lictor.internal.json.TextScan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts in which placeholders stand ({@code {{?name}}}, orchestration v2, spec 0.110.12), measured without being expanded. Any
 * other use of the template language ({@code {{ }}} or {@code {% %}}) leaves the size open. Confined to one call.
 */
final class PromptText implements TextScan {

  private long bytes;
  private boolean open;
  private @Nullable Map<String, long[]> occurrences;
  private long @Nullable [] lastCount; // of the placeholder found last: repetition makes no garbage
  private byte[] lastName = new byte[0];

  @Override
  public void text(byte[] text, int from, int to, int decodedBytes) {
    bytes = Amounts.plus(bytes, decodedBytes);
    int i = from;
    while ((i = ByteRuns.indexOf(text, '{', i, to)) < to - 1) {
      if (text[i + 1] == '{') {
        i = placeholder(text, i + 2, to);
      } else {
        open |= text[i + 1] == '%';
        i++;
      }
    }
  }

  /** Adds text that is sure to hold no placeholder. */
  void addBytes(long more) {
    bytes = Amounts.plus(bytes, more);
  }

  private int placeholder(byte[] text, int behindBraces, int to) {
    int from = behindBraces + 1;
    int i = from;
    while (i < to && isName(text[i])) {
      i++;
    }
    boolean plain =
        i > from && text[behindBraces] == '?' && i + 1 < to && text[i] == '}' && text[i + 1] == '}';
    if (!plain) {
      open = true;
      return behindBraces - 1; // the second brace may begin another pair
    }
    count(text, from, i);
    return i + 2;
  }

  private static boolean isName(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.';
  }

  private void count(byte[] text, int from, int to) {
    if (lastCount != null && Arrays.equals(lastName, 0, lastName.length, text, from, to)) {
      lastCount[0]++;
      return;
    }
    if (occurrences == null) {
      occurrences = new HashMap<>();
    }
    lastName = Arrays.copyOfRange(text, from, to);
    lastCount = occurrences.computeIfAbsent(
        new String(lastName, StandardCharsets.US_ASCII), name -> new long[1]);
    lastCount[0]++;
  }

  /** Returns whether the texts may become longer than {@link #expandedBytes} says. */
  boolean open() {
    return open;
  }

  /** Returns how long the texts are with each placeholder replaced, without replacing any; at most {@link Amounts#MAX}. */
  long expandedBytes(Values values, Values defaults) {
    long sum = bytes;
    if (occurrences != null) {
      for (Map.Entry<String, long[]> occurrence : occurrences.entrySet()) {
        String name = occurrence.getKey();
        long each = Math.max(values.bytesOf(name), defaults.bytesOf(name));
        sum = Amounts.plus(sum, Amounts.times(occurrence.getValue()[0], each));
      }
    }
    return sum;
  }
}
