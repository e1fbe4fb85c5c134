package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.PathScanner;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads the usage of an answer that is one JSON document. Confined to one call. */
final class CompletionMeter implements Meter {

  private final Findings findings = new Findings();
  private final PathScanner scanner;

  CompletionMeter(WantedPath answer) {
    scanner = new PathScanner(answer, findings);
  }

  @Override
  public void pass(ByteBuffer bytes) {
    scanner.pass(bytes);
  }

  @Override
  public Measured end() {
    return scanner.complete()
        ? new Measured(Optional.ofNullable(findings.usage()), findings.filtered(), false)
        : Measured.NOTHING;
  }
}
