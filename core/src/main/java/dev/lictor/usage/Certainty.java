package dev.lictor.usage;

/** How certain a usage figure is. Immutable. */
public enum Certainty {
  /** The provider's own figures, complete. */
  EXACT,
  /** An upper bound or an estimate, because the provider gave no usable figures. */
  ESTIMATED,
  /** Nothing is known. */
  UNKNOWN
}
