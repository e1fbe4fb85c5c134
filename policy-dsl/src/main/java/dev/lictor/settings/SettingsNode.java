package dev.lictor.settings;

import dev.lictor.dsl.compile.Values;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Sequence;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value in a settings file that knows its place, or the lack of one. A value that does not fit is added to the findings of the
 * file and reads as absent. Not thread-safe.
 */
public final class SettingsNode {

  private final Path file;
  private final @Nullable Node node;
  private final String path;
  private final Findings findings;

  SettingsNode(Path file, @Nullable Node node, String path, Findings findings) {
    this.file = file;
    this.node = node;
    this.path = path;
    this.findings = findings;
  }

  /** Returns whether there is a value. */
  public boolean isPresent() {
    return node != null;
  }

  /** Returns the value of the key, which need not be there. */
  public SettingsNode at(String key) {
    Node child = node instanceof Mapping mapping ? mapping.find(key).orElse(null) : null;
    return new SettingsNode(file, child, path.isEmpty() ? key : path + '.' + key, findings);
  }

  /** Returns the keys of a mapping, in the order of writing. */
  public Set<String> keys() {
    return node instanceof Mapping mapping ? mapping.keys() : Set.of();
  }

  /** Returns the items of a list; a single value counts as a list of one. */
  public List<SettingsNode> items() {
    if (node == null) {
      return List.of();
    }
    List<Node> items = node instanceof Sequence list ? list.items() : List.of(node);
    List<SettingsNode> nodes = new ArrayList<>(items.size());
    items.forEach(item -> nodes.add(new SettingsNode(file, item, item.path(), findings)));
    return nodes;
  }

  /** Returns the text. */
  public Optional<String> text() {
    return scalar().map(Scalar::value);
  }

  /** Returns the texts of a list. */
  public List<String> texts() {
    return items().stream().flatMap(item -> item.text().stream()).toList();
  }

  /** Returns the whole number. */
  public Optional<Long> number() {
    return read("a whole number", scalar().flatMap(Values::number).map(Long.class::cast));
  }

  /** Returns true or false. */
  public Optional<Boolean> flag() {
    return read(
        "true or false", scalar().filter(s -> s.type() == Scalar.Type.BOOL).map(Scalar::isTrue));
  }

  /** Returns the duration, such as {@code 5s}. */
  public Optional<Duration> duration() {
    return read("a duration such as 500ms, 5s or 1h", text().flatMap(Values::duration));
  }

  /** Returns the number of bytes of a size, such as {@code 16MiB}. */
  public Optional<Long> bytes() {
    return read("a size such as 16MiB", text().flatMap(ByteSize::parse));
  }

  /** Returns the path; a relative one counts from the directory of the settings file. */
  public Optional<Path> path() {
    return read("a path", text().flatMap(this::resolve));
  }

  /** Returns the address, which must have a scheme and a host. */
  public Optional<URI> uri() {
    return read("an address such as https://host/path", text().flatMap(SettingsNode::parse));
  }

  /** Adds a finding about the value; if it is absent, about the file. */
  public void refuse(String message, String hint) {
    if (node == null) {
      findings.add(
          Diagnostic.about(file.toString(), Code.BAD_SETTING, path + ": " + message, hint));
    } else {
      findings.add(node.span(), Code.BAD_SETTING, path, message, hint);
    }
  }

  /** Returns the text, number or truth value with its place. */
  public Optional<Scalar> scalar() {
    return node instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty();
  }

  private <T> Optional<T> read(String expected, Optional<T> value) {
    if (value.isEmpty() && node != null) {
      refuse(
          "expected " + expected + ", found " + text().map(t -> "`" + t + "`").orElse(node.noun()),
          "");
    }
    return value;
  }

  private Optional<Path> resolve(String text) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      return Optional.of(
          (directory == null ? file.toAbsolutePath() : directory).resolve(text).normalize());
    } catch (java.nio.file.InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<URI> parse(String text) {
    try {
      return Optional.of(URI.create(text))
          .filter(uri -> uri.getScheme() != null && uri.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
