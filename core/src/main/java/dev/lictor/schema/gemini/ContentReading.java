package dev.lictor.schema.gemini;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;

/** A content: who says it, and its parts. Not instantiable. */
final class ContentReading {

  private static final Words ROLES = Words.of("user", "model", "function");

  private static final ObjectShape<Call> MESSAGE = ProtoShape.<Call>of()
      .optional("role", (in, call) -> in.word(ROLES))
      .optional("parts", ContentReading::parts)
      .build();

  private static final ObjectShape<Call> SYSTEM = ProtoShape.<Call>of()
      .optional("role", (in, call) -> in.string()) // whatever it says, it is the instruction
      .optional("parts", ContentReading::parts)
      .build();

  private ContentReading() {}

  private static void parts(JsonReader in, Call call) {
    ProtoShape.oneOrMany(in, PartReading::read, call);
  }

  static void readMessage(JsonReader in, Call call) {
    call.messages++;
    in.object(MESSAGE, call);
  }

  static void readSystem(JsonReader in, Call call) {
    call.messages++;
    call.systemMessages++;
    in.object(SYSTEM, call);
  }
}
