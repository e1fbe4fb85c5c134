package dev.lictor.schema.cohere;

import dev.lictor.budget.Amounts;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Media;
import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import java.util.ArrayList;
import java.util.List;

/** What a chat gives the model to read and to use, while it is read. Confined to one call. */
final class Prompt {

  final List<Media> media = new ArrayList<>(0);
  final List<Tool> tools = new ArrayList<>(0);
  long messages;
  long systemMessages;
  long documents;
  private long textBytes;
  private long rewrittenBytes;

  /** Counts a text that the model reads as it is. */
  void text(long decodedBytes) {
    textBytes = Amounts.plus(textBytes, decodedBytes);
  }

  /** Passes over a value that Cohere writes anew before the model reads it. */
  void rewritten(JsonReader in) {
    in.skip();
    rewritten(in.end() - in.start());
  }

  /** Counts bytes as written, of what Cohere writes anew. */
  void rewritten(long writtenBytes) {
    rewrittenBytes = Amounts.plus(rewrittenBytes, writtenBytes);
  }

  long textBytes() {
    return textBytes;
  }

  long rewrittenBytes() {
    return rewrittenBytes;
  }

  void addTo(CallFacts.Builder facts) {
    media.forEach(facts::media);
    tools.forEach(facts::tool);
    facts.systemMessages(systemMessages).input(InputSum.of(this));
  }
}
