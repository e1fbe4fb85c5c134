package dev.lictor.schema.orchestration;

import dev.lictor.budget.Amounts;

/**
 * By how much masking may lengthen a text: each entity gives way to a tag such as {@code MASKED_PERSON_12}, to a constant with a
 * number, or to a made-up value. Confined to one call.
 *
 * <p>A standard entity has at least one byte and another one between it and the next, so a text of b bytes holds at most (b + 1) / 2
 * of them, and n texts of b bytes together (b + n) / 2; a regular expression of the caller's may match the empty text, b + n times. Each
 * provider masks what the one before it left.
 */
final class MaskGrowth {

  /** Bounds {@code MASKED_}, the longest name of an entity, {@code _} and a number; and values that are made up. */
  private static final long TAG_BYTES = 40;

  /** Bounds the number behind a constant, with its separator. */
  private static final long NUMBER_BYTES = 8;

  private long providers;
  private long tagBytes = TAG_BYTES;
  private boolean custom;

  void provider() {
    providers++;
  }

  void constant(long valueBytes) {
    tagBytes = Math.max(tagBytes, valueBytes + NUMBER_BYTES);
  }

  void custom() {
    custom = true;
  }

  /**
   * Returns a bound on the masked texts, given one on the texts.
   *
   * @param bytes how long they are together
   * @param texts how many there are, each of which may begin with an entity
   */
  long of(long bytes, long texts) {
    long grown = bytes;
    for (long i = 0; i < providers && grown < Amounts.MAX; i++) {
      long most = Amounts.plus(grown, texts);
      long entities = custom ? most : most / 2;
      grown = Amounts.plus(grown, Amounts.times(entities, tagBytes));
    }
    return grown;
  }
}
