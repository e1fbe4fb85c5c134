package dev.lictor.schema.openai;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Splices;

/**
 * Whether the usage of a stream is asked for, {@code stream_options.include_usage}, and where in the body that is said or would have
 * to be. Confined to one call.
 */
final class UsageWish {

  private static final String FLAG = "\"include_usage\":true";

  private static final ObjectShape<UsageWish> SHAPE = ObjectShape.<UsageWish>builder()
      .optional("include_usage", UsageWish::flag)
      .optional("include_obfuscation", (in, wish) -> in.skip())
      .build();

  private boolean asked;
  private int from = -1;
  private int to = -1; // behind the value to replace; -1 if a member is added to the object at from
  private String text = "";

  private static void flag(JsonReader in, UsageWish wish) {
    wish.asked = Read.bool(in, false);
    wish.note(in.start(), in.end(), "true");
  }

  /** Reads {@code stream_options}. */
  void options(JsonReader in) {
    if (in.type() == JsonType.NULL) {
      in.skip();
      note(in.start(), in.end(), '{' + FLAG + '}');
    } else {
      in.object(SHAPE, this);
      note(in.start(), -1, FLAG);
    }
  }

  /** Notes the document that was just read. */
  void document(JsonReader in) {
    note(in.start(), -1, "\"stream_options\":{" + FLAG + '}');
  }

  private void note(int start, int end, String json) {
    if (from < 0) {
      from = start;
      to = end;
      text = json;
    }
  }

  boolean asked() {
    return asked;
  }

  /** Adds what is missing, if anything is. */
  void spliceInto(Splices splices) {
    if (asked) {
      return;
    }
    if (to < 0) {
      splices.add(from, text);
    } else {
      splices.replace(from, to, text);
    }
  }
}
