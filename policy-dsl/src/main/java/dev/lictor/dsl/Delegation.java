package dev.lictor.dsl;

import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.diagnostic.Span;
import dev.lictor.dsl.yaml.Scalar;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A directory of another author, whose policies can only tighten: they are about none but the calls of a condition, they govern nothing,
 * and their names and books are their own. Immutable.
 *
 * @param name what stands before the names of its documents, with a slash between
 * @param path the file or directory
 * @param where the condition, in CEL
 */
public record Delegation(String name, Path path, Scalar where) {

  /** Checks that nothing is null, and that there is a name without a slash. */
  public Delegation {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(where, "where");
    if (name.isEmpty() || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "a delegation must have a name without a slash, found \"" + name + '"');
    }
  }

  /** Returns a delegation whose condition stands in no file. */
  public static Delegation of(String name, Path path, String where) {
    Source source = Source.of("where of " + name, where);
    Span span = new Span(source, 0, source.length());
    return new Delegation(
        name, path, new Scalar(span, "where", where, Scalar.Style.PLAIN, Scalar.Type.TEXT));
  }
}
