package dev.lictor.schema.aicore;

/** Whether an operation is about one resource group, named by the header {@code AI-Resource-Group}. Immutable. */
public enum ResourceGroupHeader {
  /** The specification requires the header. */
  REQUIRED,
  /** The specification declares the header and lets it be left out: the operation is then about the whole tenant. */
  ACCEPTED,
  /** The specification does not declare the header. */
  NONE
}
