package dev.lictor.schema.anthropic;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.Words;

/**
 * What a call says of its price: {@code service_tier}, or {@code fast} if any model of it is to run at that speed, which is dearer by
 * far and not to be had in a tier of its own. Confined to one call.
 */
final class PriceClass {

  private static final String FAST = "fast";
  private static final Words SPEEDS = Words.of("standard", FAST);
  private static final Words TIERS = Words.of("auto", "standard_only");

  private String tier = "";
  private boolean fast;

  void tier(JsonReader in) {
    if (!MessagesRequest.isNull(in)) {
      tier = in.word(TIERS);
    }
  }

  void speed(JsonReader in) {
    if (!MessagesRequest.isNull(in)) {
      fast |= in.word(SPEEDS).equals(FAST);
    }
  }

  String word() {
    return fast ? FAST : tier;
  }
}
