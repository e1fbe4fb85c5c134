package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.PathScanner;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads the usage of an answer that is one JSON document. Confined to one call. */
final class CompletionMeter implements Meter {

  private final Findings findings;
  private final PathScanner scanner;

  private CompletionMeter(WantedPath wanted, Findings findings) {
    this.findings = findings;
    this.scanner = new PathScanner(wanted, findings);
  }

  static CompletionMeter ofAnswer(WantedPath answer) {
    return new CompletionMeter(answer, Findings.largest());
  }

  static CompletionMeter ofFailure(WantedPath failure) {
    return new CompletionMeter(failure, Findings.sum());
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
