package dev.lictor.deployment;

import java.nio.ByteBuffer;
import java.util.Objects;

/** What a source says about a reference. Immutable. */
public sealed interface Fetched {

  /** Returns which of the two it is. */
  Kind kind();

  /** The answers. Immutable. */
  enum Kind {
    /** There it is. */
    FOUND,
    /** There is none that this caller may see. */
    MISSING
  }

  /** There it is. Immutable. */
  final class Found implements Fetched {

    private final byte[] document;

    /** Makes an answer of the document as the control plane said it, which nobody changes from now on. */
    public Found(byte[] document) {
      this.document = Objects.requireNonNull(document, "document");
    }

    /** Returns a view of the document. */
    public ByteBuffer document() {
      return ByteBuffer.wrap(document);
    }

    @Override
    public Kind kind() {
      return Kind.FOUND;
    }
  }

  /** There is none that this caller may see. Immutable. */
  record Missing() implements Fetched {
    @Override
    public Kind kind() {
      return Kind.MISSING;
    }
  }
}
