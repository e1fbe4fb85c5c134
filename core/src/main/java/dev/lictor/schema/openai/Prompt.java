package dev.lictor.schema.openai;

import dev.lictor.budget.Amounts;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Media;
import dev.lictor.call.Reference;
import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.TextScan;
import dev.lictor.mandate.Caps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a request gives the model to read and to use, while it is read. Confined to one call. */
final class Prompt implements TextScan {

  private static final Comparator<Media> MEDIA =
      Comparator.comparing(Media::kind).thenComparing(Media::host).thenComparingLong(Media::bytes);
  private static final Comparator<Tool> TOOLS =
      Comparator.comparing(Tool::kind).thenComparing(Tool::name).thenComparing(Tool::host);
  private static final Comparator<Reference> REFERENCES =
      Comparator.comparing(Reference::kind).thenComparing(Reference::name);
  private static final Comparator<OtherModel> MODELS =
      Comparator.comparing(OtherModel::role).thenComparing(OtherModel::name);

  /** Why a call that {@link #exceeds} a cap cannot have it. */
  static final String UNCAPPED = "a tool runs a model of its own, whose output has no cap";

  final List<Media> media = new ArrayList<>(0);
  final List<Tool> tools = new ArrayList<>(0);
  final List<Reference> references = new ArrayList<>(0);
  final List<OtherModel> models = new ArrayList<>(0);
  final List<String> repositories = new ArrayList<>(0);
  long messages;
  long systemMessages;
  long schemaBytes;
  boolean open; // something else than the body's texts is read
  boolean grounding;
  private long textBytes;

  @Override
  public void text(byte[] text, int from, int to, int decodedBytes) {
    addBytes(decodedBytes);
  }

  void addBytes(long bytes) {
    textBytes = Amounts.plus(textBytes, bytes);
  }

  long textBytes() {
    return textBytes;
  }

  /** Passes over something that the provider shows to the model in its own words. */
  void schema(JsonReader in) {
    in.skip();
    schemaBytes += in.end() - in.start();
  }

  void reference(String kind, String name, Reference.Effect effect) {
    references.add(new Reference(kind, name, effect));
  }

  /** Returns whether a model writes besides the one that answers: no cap that a request can set reaches it. */
  boolean exceeds(Caps caps) {
    return caps.outputTokens().isPresent() && models.stream().anyMatch(OtherModel::answers);
  }

  /** Adds all of it, in an order that does not depend on that of the keys of the body. */
  void addTo(CallFacts.Builder facts) {
    media.sort(MEDIA);
    tools.sort(TOOLS);
    references.sort(REFERENCES);
    models.sort(MODELS);
    media.forEach(facts::media);
    tools.forEach(facts::tool);
    references.forEach(facts::reference);
    repositories.forEach(facts::repository);
    models.forEach(model -> facts.attempt(model.attempt()));
    facts.grounding(grounding).systemMessages(systemMessages).input(InputSum.of(this));
  }
}
