package dev.lictor.schema.openai;

/** A request for a chat completion, while it is read. Confined to one call. */
final class ChatCall {

  final Prompt prompt = new Prompt();
  final UsageWish usage = new UsageWish();
  String model = "";
  String effort = "";
  String serviceTier = "";
  long outputCapTokens = -1;
  long choices = 1;
  boolean stream;
  boolean stored;
  boolean hasDataSources;
  boolean searches;
}
