package dev.lictor.schema.gemini;

import dev.lictor.internal.json.PathScanner;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import java.nio.ByteBuffer;

/** Reads the figures of a stream that is one JSON list, written piece by piece. Confined to one call. */
final class ListMeter implements Meter {

  private final Findings findings = new Findings();
  private final PathScanner scanner = new PathScanner(Findings.WANTED, findings);

  @Override
  public void pass(ByteBuffer bytes) {
    scanner.pass(bytes);
  }

  @Override
  public Measured end() {
    return findings.ofStream(scanner.complete());
  }
}
