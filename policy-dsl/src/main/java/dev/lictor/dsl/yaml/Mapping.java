package dev.lictor.dsl.yaml;

import dev.lictor.dsl.diagnostic.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mapping from texts to values, in the order of writing. Immutable. */
public final class Mapping implements Node {

  private final Span span;
  private final String path;
  private final Map<String, Entry> entries;

  /**
   * One entry. Immutable.
   *
   * @param key the key
   * @param value the value
   */
  public record Entry(Scalar key, Node value) {}

  Mapping(Span span, String path, List<Entry> entries) {
    this.span = span;
    this.path = path;
    Map<String, Entry> byKey = new LinkedHashMap<>();
    for (Entry entry : entries) {
      byKey.putIfAbsent(entry.key().value(), entry);
    }
    this.entries = byKey;
  }

  @Override
  public Span span() {
    return span;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String noun() {
    return "a mapping";
  }

  /** Returns the keys in the order of writing. */
  public Set<String> keys() {
    return java.util.Collections.unmodifiableSet(entries.keySet());
  }

  /** Returns the entries in the order of writing. */
  public List<Entry> entries() {
    return List.copyOf(entries.values());
  }

  /** Returns the value of the key, if there is one that is not null. */
  public Optional<Node> find(String key) {
    return entry(key)
        .map(Entry::value)
        .filter(node -> !(node instanceof Scalar s && s.type() == Scalar.Type.NULL));
  }

  /** Returns the entry of the key. */
  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Returns the text, number or truth value of the key, if there is one. */
  public Optional<Scalar> scalar(String key) {
    return find(key).filter(Scalar.class::isInstance).map(Scalar.class::cast);
  }

  /** Returns the text of the key as it was written, or the other one. */
  public String text(String key, String otherwise) {
    return scalar(key).map(Scalar::value).orElse(otherwise);
  }

  /** Returns the mapping of the key, if there is one. */
  public Optional<Mapping> mapping(String key) {
    return find(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
  }

  /** Returns the items of the key: those of a list, or the one value that stands in its place; none if the key is absent. */
  public List<Node> items(String key) {
    return find(key)
        .map(node -> node instanceof Sequence list ? list.items() : List.of(node))
        .orElse(List.of());
  }
}
