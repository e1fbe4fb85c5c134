package dev.lictor.schema;

import java.nio.ByteBuffer;

/**
 * Reads the figures of an answer while its bytes pass. It buffers no more than one short value of the answer, never throws on any
 * bytes, and gives the same result however the bytes are cut. Confined to one call.
 */
public interface Meter {

  /** Finds nothing: for answers of a form that nobody expects. */
  Meter SILENT = new Meter() {
    @Override
    public void pass(ByteBuffer bytes) {}

    @Override
    public Measured end() {
      return Measured.NOTHING;
    }
  };

  /**
   * Looks at the next bytes of the answer.
   *
   * @param bytes the bytes between position and limit; neither they nor the position are changed
   */
  void pass(ByteBuffer bytes);

  /** Returns what was found; no bytes come after. */
  Measured end();
}
