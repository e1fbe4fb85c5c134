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
  private long texts;
  private boolean open;
  private @Nullable Map<String, long[]> occurrences;
  private long @Nullable [] lastCount; // of the placeholder found last: repetition makes no garbage
  private byte[] lastName = new byte[0];
  private long ofValues =
      -1; // what the placeholders become by the values of the call, once that is known

  @Override
  public void text(byte[] text, int from, int to, int decodedBytes) {
    bytes = Amounts.plus(bytes, decodedBytes);
    texts++;
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

  /** Returns how many texts there are. */
  long texts() {
    return texts;
  }

  /**
   * Returns how long the texts are with each placeholder replaced, without replacing any; at most {@link Amounts#MAX}. The history is
   * measured for each element of a list, so it is gone through once.
   *
   * @param values the values of the call, each time the same
   * @param defaults what stands for those that have no value, or the longer of both
   */
  long expandedBytes(Values values, Values defaults) {
    Map<String, long[]> all = occurrences;
    if (all == null) {
      return bytes;
    }
    if (ofValues < 0) {
      long sum = 0;
      for (Map.Entry<String, long[]> each : all.entrySet()) {
        sum = Amounts.plus(sum, Amounts.times(each.getValue()[0], values.bytesOf(each.getKey())));
      }
      ofValues = sum;
    }
    long sum = Amounts.plus(bytes, ofValues);
    for (String name : defaults.names()) {
      long[] count = all.get(name);
      long more = defaults.bytesOf(name) - values.bytesOf(name);
      if (count != null && more > 0) {
        sum = Amounts.plus(sum, Amounts.times(count[0], more));
      }
    }
    return sum;
  }
}
