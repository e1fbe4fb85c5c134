package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.ByteRuns;
import dev.lictor.internal.json.TextScan;

/** Looks for the template language where none is documented: in tool schemas and response formats. Confined to one call. */
final class Braces implements TextScan {

  private boolean found;

  @Override
  public void text(byte[] text, int from, int to, int decodedBytes) {
    for (int i = from; !found && (i = ByteRuns.indexOf(text, '{', i, to)) < to - 1; i++) {
      found = text[i + 1] == '{' || text[i + 1] == '%';
    }
  }

  boolean found() {
    return found;
  }
}
