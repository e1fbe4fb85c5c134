package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonType;
import dev.lictor.schema.Measured;
import dev.lictor.schema.sse.EventMeter;
import dev.lictor.usage.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the usage of a streamed answer, at the same place in each event as in a whole answer. Confined to one call.
 *
 * <p>Figures are cumulative and never added. Of several events with usage the largest counts, provided that the last is usable and
 * that every event behind it could be read. The answer is whole if it ended with {@code [DONE]} and no event was an error; the
 * service sends no {@code [DONE]} behind an error (orchestration v2, fixtures of SAP's SDKs).
 */
final class StreamFindings implements EventMeter.Finding {

  private final Findings event = Findings.largest();
  private @Nullable Usage largest;
  private boolean usable;
  private boolean filtered;
  private boolean error;
  private long failures;

  @Override
  public void opens(int id) {
    event.opens(id);
  }

  @Override
  public void closes(int id) {
    event.closes(id);
  }

  @Override
  public void value(int id, JsonType type, String text) {
    event.value(id, type, text);
  }

  @Override
  public void documentEnds(boolean whole) {
    if (!whole) {
      usable = false;
    } else {
      take();
    }
    event.clear();
  }

  private void take() {
    filtered |= event.filtered();
    error |= event.error();
    failures = Math.max(failures, event.failures()); // each event tells all that failed so far
    if (event.hasUsage()) {
      Usage usage = event.usage();
      usable = usage != null;
      if (usage != null && (largest == null || usage.totalTokens() > largest.totalTokens())) {
        largest = usage;
      }
    }
  }

  @Override
  public Measured found(boolean done) {
    return new Measured(
        usable ? Optional.ofNullable(largest) : Optional.empty(),
        filtered,
        error || !done,
        Optional.empty(),
        failures);
  }
}
