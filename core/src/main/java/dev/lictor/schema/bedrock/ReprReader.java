package dev.lictor.schema.bedrock;

import dev.lictor.internal.json.PathListener;
import dev.lictor.internal.json.PathScanner;
import dev.lictor.internal.json.WantedPath;

/**
 * Follows a document in Python's notation, or in JSON, as it flows by, and reports what stands at a few exact places, as a {@link
 * PathScanner} does of JSON. Its memory does not grow with the document, no bytes make it throw, and the result is the same however
 * the bytes are cut. Confined to one call.
 */
final class ReprReader {

  private final PathScanner json;
  private final ReprToJson tokens;

  /**
   * Creates a reader.
   *
   * @param root what is wanted; its key does not matter
   */
  ReprReader(WantedPath root, PathListener listener) {
    json = new PathScanner(root, listener);
    tokens = new ReprToJson(json::pass);
  }

  /** Looks at the next bytes, from one index up to another; they are not changed. */
  void pass(byte[] bytes, int from, int to) {
    tokens.pass(bytes, from, to);
  }

  /** Returns whether one whole document has passed, and nothing but space behind it. */
  boolean complete() {
    return tokens.isBetween() && json.complete();
  }

  /** Returns whether what passed cannot become a document any more. */
  boolean broken() {
    return tokens.broken() || json.broken();
  }

  /** Forgets the document; another begins. */
  void restart() {
    tokens.restart();
    json.restart();
  }
}
