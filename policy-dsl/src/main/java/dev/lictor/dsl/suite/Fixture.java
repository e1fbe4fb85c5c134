package dev.lictor.dsl.suite;

import dev.lictor.dsl.yaml.Node;
import java.nio.ByteBuffer;

/**
 * A file that a test names, or a body that it writes. Immutable.
 *
 * @param node where it is named
 * @param name what it is called in reports
 * @param bytes what it holds; each call returns a view of its own, backed by an array
 */
record Fixture(Node node, String name, ByteBuffer bytes) {

  @Override
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  byte[] array() {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }
}
