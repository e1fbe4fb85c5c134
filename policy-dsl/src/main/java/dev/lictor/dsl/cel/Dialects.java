package dev.lictor.dsl.cel;

import dev.lictor.call.Kind;
import dev.lictor.policy.Selector;
import dev.lictor.schema.aicore.ControlOperation;
import dev.lictor.schema.aicore.ControlOperations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The dialects that policies may name, with the kinds of operation that each can have and the names of its operations. Not
 * instantiable; all functions are pure.
 *
 * <p>Some dialects have operations beside the model calls that cost nothing, such as to count tokens. They count as the kinds of their
 * dialect here: all facts are there for them too, and a document about a dialect is about its model calls.
 */
public final class Dialects {

  private static final Set<Kind> TEXT = Set.of(Kind.INFERENCE);
  private static final Set<Kind> VECTORS = Set.of(Kind.EMBEDDING);
  private static final Set<Kind> BOTH = Set.of(Kind.INFERENCE, Kind.EMBEDDING);

  private record Dialect(Set<Kind> kinds, Set<String> operations) {
    static Dialect of(Set<Kind> kinds, String... operations) {
      return new Dialect(kinds, Set.of(operations));
    }
  }

  private static final Map<String, Dialect> ALL = new TreeMap<>(Map.ofEntries(
      Map.entry("orchestration.v1", Dialect.of(TEXT, "completion")),
      Map.entry("orchestration.v2", Dialect.of(BOTH, "completion", "embeddings")),
      Map.entry("openai.chat", Dialect.of(TEXT, "chat.completions")),
      Map.entry(
          "openai.responses",
          Dialect.of(
              TEXT,
              "responses.create",
              "responses.get",
              "responses.delete",
              "responses.cancel",
              "responses.input_items")),
      Map.entry("openai.embeddings", Dialect.of(VECTORS, "embeddings.create")),
      Map.entry("openai.models", Dialect.of(Set.of(Kind.CONTROL), "models.list", "models.get")),
      Map.entry(
          "anthropic",
          Dialect.of(
              TEXT, "messages.create", "messages.count_tokens", "models.list", "models.get")),
      Map.entry(
          "gemini",
          Dialect.of(
              BOTH,
              "generateContent",
              "streamGenerateContent",
              "predict",
              "embedContent",
              "batchEmbedContents",
              "countTokens",
              "models.list",
              "models.get")),
      Map.entry("bedrock.converse", Dialect.of(TEXT, "converse", "converse-stream")),
      Map.entry("bedrock.invoke", Dialect.of(BOTH, "invoke", "invoke-with-response-stream")),
      Map.entry("cohere", Dialect.of(BOTH, "chat", "rerank")),
      Map.entry("aicore", new Dialect(Set.of(Kind.JOB, Kind.CONTROL), controlPlane())),
      Map.entry("rpt", Dialect.of(TEXT, "predict", "predict_parquet")),
      Map.entry("opaque", Dialect.of(Set.of(Kind.OPAQUE), "call"))));

  private static final Set<String> OPERATIONS = ALL.values().stream()
      .flatMap(dialect -> dialect.operations().stream())
      .collect(Collectors.toUnmodifiableSet());

  private Dialects() {}

  /** Returns those of the table, and the name of what is in no table. */
  private static Set<String> controlPlane() {
    Set<String> names =
        ControlOperations.all().stream().map(ControlOperation::name).collect(Collectors.toSet());
    names.add("unknown");
    return Collections.unmodifiableSet(names);
  }

  /** Returns the names of all dialects, families not counted. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** Returns the names of the operations of all dialects. */
  public static Set<String> operations() {
    return OPERATIONS;
  }

  /** Returns the words that {@code on} knows: kinds, dialects, families of dialects and {@code any}. */
  public static List<String> selectable() {
    List<String> words = new ArrayList<>(List.of("any"));
    for (Kind kind : Kind.values()) {
      words.add(kind.word());
    }
    for (String dialect : ALL.keySet()) {
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

  /**
   * A dialect with a kind of operation that it has.
   *
   * @param dialect the name of the dialect
   * @param kind the kind
   */
  public record Spoken(String dialect, Kind kind) {}

  /** Returns what both selectors select, by dialect and kind. */
  public static List<Spoken> selected(Selector one, Selector other) {
    List<Spoken> selected = new ArrayList<>();
    ALL.forEach((name, dialect) -> new TreeSet<>(dialect.kinds()).forEach(kind -> {
      if (selects(one, name, kind) && selects(other, name, kind)) {
        selected.add(new Spoken(name, kind));
      }
    }));
    return selected;
  }

  /** Returns the kinds that an operation which the selector selects may have. */
  public static Set<Kind> kinds(Selector selector) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    kinds.addAll(selector.kinds());
    ALL.forEach((name, dialect) -> {
      if (names(selector, name)) {
        kinds.addAll(dialect.kinds());
      }
    });
    return kinds;
  }

  /**
   * Returns, in the words of {@code on}, what both selectors select of that which is counted in requests alone: the kinds {@code opaque}
   * and {@code job}, and those dialects that one of the selectors names.
   */
  public static Set<String> uncounted(Selector one, Selector other) {
    Set<String> words = new TreeSet<>();
    add(words, one, other, "opaque", Kind.OPAQUE, true);
    add(words, one, other, "aicore", Kind.JOB, true);
    add(words, one, other, "rpt", Kind.INFERENCE, false);
    add(words, one, other, "cohere", Kind.EMBEDDING, false);
    return words;
  }

  private static void add(
      Set<String> words, Selector one, Selector other, String dialect, Kind kind, boolean whole) {
    boolean named = names(one, dialect) || names(other, dialect);
    if (selects(one, dialect, kind) && selects(other, dialect, kind) && (whole || named)) {
      words.add(whole ? kind.word() : dialect);
    }
  }

  private static boolean selects(Selector selector, String dialect, Kind kind) {
    return selector.kinds().contains(kind) || names(selector, dialect);
  }

  private static boolean names(Selector selector, String dialect) {
    return selector.dialects().stream()
        .anyMatch(family -> dialect.equals(family) || dialect.startsWith(family + '.'));
  }
}
