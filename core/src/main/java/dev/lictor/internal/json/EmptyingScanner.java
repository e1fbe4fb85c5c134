package dev.lictor.internal.json;

import org.jspecify.annotations.Nullable;

/**
 * Follows a JSON document as it flows by in pieces, and tells where values lie that are to be emptied, and what stands in their
 * place: the empty value of the same type, which is <code>{}</code>, {@code []}, {@code ""}, {@code 0} or {@code false}; null stays.
 * An array at a place of which the elements are wanted stays, and its elements are emptied instead.
 *
 * <p>A key is recognised however it is escaped, and a place that occurs twice is emptied twice. Memory does not grow with the
 * document, no bytes make it throw, and where the values lie does not depend on how the bytes are cut. What is no JSON is found as
 * in {@link PathScanner}. Confined to one call.
 */
public final class EmptyingScanner {

  private static final byte[] OBJECT = {'{', '}'};
  private static final byte[] ARRAY = {'[', ']'};
  private static final byte[] STRING = {'"', '"'};
  private static final byte[] NUMBER = {'0'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  private final PathScanner scanner;
  private final EmptyingListener listener;
  private boolean hiding;
  private int depth; // of what holds the hidden value

  /**
   * Creates a scanner.
   *
   * @param emptied the places to be emptied, which are those with an id; its own key does not matter
   */
  public EmptyingScanner(WantedPath emptied, EmptyingListener listener) {
    this.scanner = new PathScanner(emptied, Unheard.INSTANCE);
    this.listener = listener;
  }

  /**
   * Looks at the next bytes, from one index up to another; they are not changed.
   *
   * @return the other index, or that of the byte that broke the document
   */
  public int pass(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && !scanner.broken()) {
      byte[] empty = hiding ? null : emptyFormOf(bytes[i]);
      if (empty != null) {
        hiding = true;
        depth = scanner.depth();
        listener.begins(i, empty);
      }
      i = scanner.next(bytes, i, to);
      if (hiding && scanner.atValueEnd() && scanner.depth() == depth) {
        ends(i);
      }
    }
    return i;
  }

  private void ends(int behind) {
    hiding = false;
    listener.ends(behind);
  }

  /** Returns what stands in the place of the value that begins with a byte, or null if none begins or it stays. */
  private byte @Nullable [] emptyFormOf(byte first) {
    WantedPath place = scanner.awaited();
    if (place == null || place.id() < 0) {
      return null;
    }
    return switch (first) {
      case '{' -> OBJECT;
      case '[' -> place.elements() ? null : ARRAY;
      case '"' -> STRING;
      case 't' -> FALSE;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> NUMBER;
      default -> null;
    };
  }

  /** Returns whether the bytes that come belong to a value that is emptied. */
  public boolean hiding() {
    return hiding;
  }

  /** Returns whether one whole document has passed, and nothing but space behind it. */
  public boolean complete() {
    return scanner.complete();
  }

  /** Returns whether what passed cannot become a document any more. */
  public boolean broken() {
    return scanner.broken();
  }

  /** Forgets the document; another begins. */
  public void restart() {
    hiding = false;
    scanner.restart();
  }

  private enum Unheard implements PathListener {
    INSTANCE;

    @Override
    public void opens(int id) {}

    @Override
    public void closes(int id) {}

    @Override
    public void value(int id, JsonType type, String text) {}
  }
}
