package dev.lictor.schema.anthropic;

import dev.lictor.call.Media;
import dev.lictor.call.Reference;
import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.TextScan;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A request, while it is read. Confined to one call. */
final class MessagesRequest implements TextScan {

  /** A model that the body names besides the one of the call. */
  record OtherModel(String name, String role, OptionalLong maxTokens) {}

  final List<OtherModel> fallbacks = new ArrayList<>(0);
  final List<OtherModel> advisors = new ArrayList<>(0);
  final List<Tool> servers = new ArrayList<>(0);
  final List<Tool> tools = new ArrayList<>(0);
  final List<Media> media = new ArrayList<>(0);
  final List<Reference> references = new ArrayList<>(0);
  final Thought thought = new Thought();
  final PriceClass price = new PriceClass();
  String model = "";
  OptionalLong maxTokens = OptionalLong.empty();
  boolean stream;
  long parts; // messages and blocks
  long toolResults;
  boolean formatted;
  long systemMessages;
  long textBytes;
  long rewrittenBytes; // of what the provider writes anew before the model sees it
  boolean open;
  boolean storedState;

  @Override
  public void text(byte[] bytes, int from, int to, int decodedBytes) {
    textBytes += decodedBytes;
  }

  /** Reads a string of any length, or null. */
  static void textOrNull(JsonReader in, MessagesRequest request) {
    if (in.type() == JsonType.NULL) {
      in.skip();
    } else {
      in.text(request);
    }
  }

  /** Reads any value that the model sees in the provider's own words. */
  static void rewritten(JsonReader in, MessagesRequest request) {
    in.skip();
    request.rewrittenBytes += in.end() - in.start();
  }

  /** Reads a value that the model does not see. */
  static <S> void unseen(JsonReader in, S state) {
    in.skip();
  }

  /** Reads a cap: an integer of at least 1. */
  static OptionalLong cap(JsonReader in) {
    long cap = in.integer();
    if (cap == 0) {
      throw in.fault("unsupported_value", "a cap must be at least 1");
    }
    return OptionalLong.of(cap);
  }

  /** Passes over null, and returns whether it was there. */
  static boolean isNull(JsonReader in) {
    boolean isNull = in.type() == JsonType.NULL;
    if (isNull) {
      in.skip();
    }
    return isNull;
  }

  /** Reads a name that must not be empty. */
  static String name(JsonReader in, String what) {
    String name = in.string();
    if (name.isEmpty()) {
      throw in.fault("unsupported_value", what + " must not be empty");
    }
    return name;
  }
}
