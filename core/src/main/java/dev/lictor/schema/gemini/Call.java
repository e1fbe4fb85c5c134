package dev.lictor.schema.gemini;

import dev.lictor.call.Media;
import dev.lictor.call.Reasoning;
import dev.lictor.call.Reference;
import dev.lictor.call.SafetySetting;
import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.TextScan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request, while it is read. The keys of an object may come in any order, so at the end what they filled together is put in one
 * that does not tell. Confined to one call.
 */
final class Call implements TextScan {

  final List<Tool> tools = new ArrayList<>(0);
  final List<Media> media = new ArrayList<>(0);
  final List<SafetySetting> safetySettings = new ArrayList<>(0);
  final List<Reference> references = new ArrayList<>(0);
  final List<String> repositories = new ArrayList<>(0);

  /** The models that the body names, each with its role. */
  final Map<String, String> models = new TreeMap<>();

  long textBytes;
  long rewrittenBytes; // of what the model sees in another notation
  long messages;
  long systemMessages;
  long outputCapTokens = -1;
  long choices = 1;
  Reasoning reasoning = Reasoning.UNSAID;
  String serviceTier = "";
  boolean grounding;
  boolean stored;

  private static final Comparator<Media> BY_KIND_AND_PLACE =
      Comparator.comparing(Media::kind).thenComparing(Media::host).thenComparing(Media::bytes);

  /** Says that all is read. */
  void end() {
    media.sort(BY_KIND_AND_PLACE);
    references.sort(Comparator.comparing(Reference::kind));
    repositories.sort(Comparator.naturalOrder());
  }

  @Override
  public void text(byte[] bytes, int from, int to, int decodedBytes) {
    textBytes += decodedBytes;
  }

  /** Passes over a value that the model sees in another notation. */
  void rewritten(JsonReader in) {
    in.skip();
    noteRewritten(in);
  }

  /** The same for a value that has to be an object. */
  void rewrittenObject(JsonReader in) {
    if (in.type() != JsonType.OBJECT) {
      throw in.fault("wrong_type", "expected object, found " + in.type().word());
    }
    rewritten(in);
  }

  /** Counts the value read last as one that the model sees in another notation. */
  void noteRewritten(JsonReader in) {
    rewrittenBytes += in.end() - in.start();
  }

  /** Notes a model that the body names, by the name that is left of its resource name. */
  void model(String resource, String role) {
    String name = resource;
    for (String prefix : List.of("publishers/google/models/", "models/")) {
      if (name.startsWith(prefix)) {
        name = name.substring(prefix.length());
        break;
      }
    }
    models.merge(name, role, (one, other) -> one.compareTo(other) <= 0 ? one : other);
  }
}
