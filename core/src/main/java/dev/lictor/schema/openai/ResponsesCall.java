package dev.lictor.schema.openai;

import dev.lictor.call.Reference;

/** A request for a response, while it is read. Confined to one call. */
final class ResponsesCall {

  final Prompt prompt = new Prompt();
  String model = "";
  String effort = "";
  String serviceTier = "";
  String promptId = "";
  String promptVersion = "";
  String conversation = "";
  long outputCapTokens = -1;
  boolean stream;
  boolean stored = true;

  /** Returns whether the call builds on what the provider kept. */
  boolean continues() {
    for (Reference reference : prompt.references) {
      if (reference.effect() == Reference.Effect.CONTINUES) {
        return true;
      }
    }
    return false;
  }
}
