package dev.lictor.dsl.cel;

import dev.lictor.call.Kind;
import dev.lictor.policy.Selector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The dialects that policies may name, and the kinds of operation that each can have. Not instantiable. */
public final class Dialects {

  private static final Set<Kind> TEXT = Set.of(Kind.INFERENCE);
  private static final Set<Kind> VECTORS = Set.of(Kind.EMBEDDING);
  private static final Set<Kind> BOTH = Set.of(Kind.INFERENCE, Kind.EMBEDDING);

  private static final Map<String, Set<Kind>> KINDS = new TreeMap<>(Map.ofEntries(
      Map.entry("orchestration.v1", TEXT),
      Map.entry("orchestration.v2", BOTH),
      Map.entry("openai.chat", TEXT),
      Map.entry("openai.responses", TEXT),
      Map.entry("openai.embeddings", VECTORS),
      Map.entry("anthropic", TEXT),
      Map.entry("gemini", TEXT),
      Map.entry("bedrock.converse", TEXT),
      Map.entry("bedrock.invoke", BOTH),
      Map.entry("cohere", BOTH),
      Map.entry("aicore", Set.of(Kind.JOB, Kind.CONTROL)),
      Map.entry("rpt", TEXT),
      Map.entry("opaque", Set.of(Kind.OPAQUE))));

  private Dialects() {}

  /** Returns the names of all dialects, families not counted. */
  public static Set<String> names() {
    return KINDS.keySet();
  }

  /** Returns the words that {@code on} knows: kinds, dialects, families of dialects and {@code any}. */
  public static List<String> selectable() {
    List<String> words = new ArrayList<>(List.of("any"));
    for (Kind kind : Kind.values()) {
      words.add(kind.word());
    }
    for (String dialect : KINDS.keySet()) {
      int dot = dialect.indexOf('.');
      if (dot > 0 && !words.contains(dialect.substring(0, dot))) {
        words.add(dialect.substring(0, dot));
      }
      if (!words.contains(dialect)) {
        words.add(dialect);
      }
    }
    return words;
  }

  /** Returns the kinds that an operation which the selector selects may have. */
  public static Set<Kind> kinds(Selector selector) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    kinds.addAll(selector.kinds());
    for (String family : selector.dialects()) {
      KINDS.forEach((dialect, some) -> {
        if (dialect.equals(family) || dialect.startsWith(family + '.')) {
          kinds.addAll(some);
        }
      });
    }
    return kinds;
  }
}
