package dev.lictor.call;

import java.util.Locale;

/** What an operation does, in the words that policies use. Immutable. */
public enum Kind {
  /** Asks a model for text, an image or the like. */
  INFERENCE,
  /** Asks a model for vectors, or to rank. */
  EMBEDDING,
  /** Calls a custom model server whose format is unknown. */
  OPAQUE,
  /** Starts work on the control plane that calls models: batches, executions, schedules. */
  JOB,
  /** Any other operation of the control plane. */
  CONTROL;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the word that policies and records use. */
  public String word() {
    return word;
  }

  /** Returns whether a call of this kind may cost money. */
  public boolean spends() {
    return this != CONTROL;
  }
}
