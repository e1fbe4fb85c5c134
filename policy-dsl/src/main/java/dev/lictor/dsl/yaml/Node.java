package dev.lictor.dsl.yaml;

import dev.lictor.dsl.diagnostic.Span;

/** A value in a file, with its place. Immutable. */
public sealed interface Node permits Scalar, Sequence, Mapping {

  /** Returns where it stands. */
  Span span();

  /** Returns where in the structure it stands, such as {@code require[1].that}; empty at the root. */
  String path();

  /** Returns what it is, in words for people, such as {@code a list}. */
  String noun();
}
