package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Splices;

/**
 * Whether one model is asked to report the usage of a stream, {@code stream_options.include_usage} among its parameters, and where
 * in the body that is said or would have to be. Confined to one call.
 *
 * <p>The places are noted from within: the value itself, else the innermost object around it that is there.
 */
final class UsageWish {

  private static final String FLAG = "\"include_usage\":true";
  private static final String OPTIONS = "\"stream_options\":{" + FLAG + '}';

  private static final ObjectShape<UsageWish> SHAPE = ObjectShape.<UsageWish>builder()
      .optional("include_usage", UsageWish::flag)
      .others((in, wish, key) -> in.skip())
      .build();

  private boolean asked;
  private int from = -1;
  private int to =
      -1; // behind the value to replace; -1 if a member is to be added to the object at from
  private String text = "";

  private static void flag(JsonReader in, UsageWish wish) {
    if (in.type() == JsonType.NULL) {
      in.skip();
    } else {
      wish.asked = in.bool();
    }
    wish.note(in.start(), in.end(), "true");
  }

  /** Reads {@code stream_options}: an object, or null for none. */
  void options(JsonReader in) {
    if (in.type() == JsonType.NULL) {
      in.skip();
      note(in.start(), in.end(), '{' + FLAG + '}');
    } else {
      in.object(SHAPE, this);
      note(in.start(), -1, FLAG);
    }
  }

  /** Notes the parameters that were just read. */
  void params(JsonReader in) {
    note(in.start(), -1, OPTIONS);
  }

  /** Notes the model that was just read. */
  void model(JsonReader in, String paramsKey) {
    note(in.start(), -1, '"' + paramsKey + "\":{" + OPTIONS + '}');
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

  /** Adds what is missing; nothing if usage is asked for, or if there is no model that could be. */
  void spliceInto(Splices splices) {
    if (asked || from < 0) {
      return;
    }
    if (to < 0) {
      splices.add(from, text);
    } else {
      splices.replace(from, to, text);
    }
  }
}
