package dev.lictor.internal.json;

/** Well-formed sequences of UTF-8 beyond ASCII, as in Unicode 15 table 3-7. Not instantiable; all functions are pure. */
final class Utf8 {

  private Utf8() {}

  /** Returns the index behind the sequence that begins at the given index. */
  static int next(byte[] bytes, int at, int limit, JsonPath path) {
    int lead = bytes[at] & 0xFF;
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || at + length > limit) {
      throw path.fault("not_utf8", "the bytes are not UTF-8", at);
    }
    int second = bytes[at + 1] & 0xFF;
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    boolean good = second >= least && second <= most;
    for (int i = at + 2; i < at + length; i++) {
      good &= (bytes[i] & 0xC0) == 0x80;
    }
    if (!good) {
      throw path.fault("not_utf8", "the bytes are not UTF-8", at);
    }
    return at + length;
  }
}
