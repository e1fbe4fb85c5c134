package dev.lictor.dsl.cel;

import dev.lictor.call.Kind;
import dev.lictor.policy.Selector;
import dev.lictor.schema.aicore.ControlOperation;
import dev.lictor.schema.aicore.ControlOperations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** The kinds of the model calls of a dialect, and the operations of each kind. */
  private record Dialect(Set<Kind> kinds, Map<Kind, Set<String>> operations) {

    static Dialect inference(String... operations) {
      return of(Kind.INFERENCE, operations);
    }

    static Dialect of(Kind kind, String... operations) {
      return new Dialect(Set.of(kind), Map.of(kind, Set.of(operations)));
    }

    Dialect and(Kind kind, String... more) {
      Set<Kind> both = new HashSet<>(kinds);
      both.add(kind);
      return new Dialect(Set.copyOf(both), free(kind, more).operations());
    }

    /** Adds operations that cost nothing. */
    Dialect free(String... more) {
      return free(Kind.CONTROL, more);
    }

    private Dialect free(Kind kind, String... more) {
      Map<Kind, Set<String>> all = new EnumMap<>(operations);
      all.put(kind, Set.of(more));
      return new Dialect(kinds, Collections.unmodifiableMap(all));
    }

    Set<String> names() {
      return operations.values().stream()
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  private static final Map<String, Dialect> ALL = new TreeMap<>(Map.ofEntries(
      Map.entry("orchestration.v1", Dialect.inference("completion")),
      Map.entry(
          "orchestration.v2", Dialect.inference("completion").and(Kind.EMBEDDING, "embeddings")),
      Map.entry("openai.chat", Dialect.inference("chat.completions")),
      Map.entry(
          "openai.responses",
          Dialect.inference(
              "responses.create",
              "responses.get",
              "responses.delete",
              "responses.cancel",
              "responses.input_items")),
      Map.entry("openai.embeddings", Dialect.of(Kind.EMBEDDING, "embeddings.create")),
      Map.entry("openai.models", Dialect.of(Kind.CONTROL, "models.list", "models.get")),
      Map.entry(
          "anthropic",
          Dialect.inference("messages.create")
              .free("messages.count_tokens", "models.list", "models.get")),
      Map.entry(
          "gemini",
          Dialect.inference("generateContent", "streamGenerateContent")
              .and(Kind.EMBEDDING, "predict", "embedContent", "batchEmbedContents")
              .free("countTokens", "models.list", "models.get")),
      Map.entry("bedrock.converse", Dialect.inference("converse", "converse-stream")),
      Map.entry(
          "bedrock.invoke",
          Dialect.inference("invoke", "invoke-with-response-stream").and(Kind.EMBEDDING, "invoke")),
      Map.entry("cohere", Dialect.inference("chat").and(Kind.EMBEDDING, "rerank")),
      Map.entry("aicore", controlPlane()),
      Map.entry("rpt", Dialect.inference("predict", "predict_parquet")),
      Map.entry("opaque", Dialect.of(Kind.OPAQUE, "call"))));

  private static final Set<String> OPERATIONS = ALL.values().stream()
      .flatMap(dialect -> dialect.names().stream())
      .collect(Collectors.toUnmodifiableSet());

  private Dialects() {}

  /** Returns those of the table, and the name of what is in no table. */
  private static Dialect controlPlane() {
    Map<Kind, Set<String>> names = new EnumMap<>(Kind.class);
    for (Kind kind : List.of(Kind.JOB, Kind.CONTROL)) {
      names.put(
          kind,
          ControlOperations.all().stream()
              .filter(operation -> operation.kind() == kind)
              .map(ControlOperation::name)
              .collect(Collectors.toSet()));
    }
    Objects.requireNonNull(names.get(Kind.CONTROL)).add("unknown");
    return new Dialect(Set.of(Kind.JOB, Kind.CONTROL), names);
  }

  /** Returns the names of all dialects, families not counted. */
  public static Set<String> names() {
    return ALL.keySet();
  }

  /** Returns the names of the operations of all dialects. */
  public static Set<String> operations() {
    return OPERATIONS;
  }

  /** Returns the names of the operations of one dialect; none if there is no such dialect. */
  public static Set<String> operations(String dialect) {
    Dialect found = ALL.get(dialect);
    return found == null ? Set.of() : found.names();
  }

  /** Returns the names of the operations of one dialect by their kinds, those that cost nothing included. */
  static Map<Kind, Set<String>> operationsByKind(String dialect) {
    return Objects.requireNonNull(ALL.get(dialect)).operations();
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

  static boolean names(Selector selector, String dialect) {
    return selector.dialects().stream()
        .anyMatch(family -> dialect.equals(family) || dialect.startsWith(family + '.'));
  }
}
