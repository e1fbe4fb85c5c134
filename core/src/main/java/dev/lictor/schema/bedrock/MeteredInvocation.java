package dev.lictor.schema.bedrock;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Measured;
import dev.lictor.schema.sse.EventMeter;
import dev.lictor.usage.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a stream of {@code invoke-with-response-stream} tells: the family's own figures and, only where these are missing, Bedrock's
 * metrics of the same tokens. An exception among the events says that it broke off. Confined to one call.
 */
final class MeteredInvocation implements EventMeter.Finding {

  private final EventMeter.Finding family;
  private final TokenFigures metrics;
  private final int error;
  private @Nullable Usage told;
  private boolean failed;

  /**
   * Creates a finding.
   *
   * @param ids how many ids the family takes
   */
  MeteredInvocation(EventMeter.Finding family, int ids) {
    this.family = family;
    this.metrics = new TokenFigures(ids);
    this.error = ids + TokenFigures.IDS;
  }

  /** Returns the places that count, given those of the family. */
  static WantedPath wanted(WantedPath family, int ids) {
    int error = ids + TokenFigures.IDS;
    WantedPath all = TokenFigures.with(family, TokenFigures.metrics(ids));
    for (String exception : new String[] {
      "internalServerException",
      "modelStreamErrorException",
      "validationException",
      "throttlingException",
      "serviceUnavailableException",
      "modelTimeoutException",
      "error"
    }) {
      boolean known = family.below().stream().anyMatch(path -> path.key().equals(exception));
      all = known ? all : TokenFigures.with(all, WantedPath.at(exception, error));
    }
    return all;
  }

  @Override
  public void opens(int id) {
    if (metrics.has(id)) {
      metrics.opens(id);
    } else if (id == error) {
      failed = true;
    } else {
      family.opens(id);
    }
  }

  @Override
  public void closes(int id) {
    if (!metrics.has(id) && id != error) {
      family.closes(id);
    }
  }

  @Override
  public void value(int id, JsonType type, String text) {
    if (metrics.has(id)) {
      metrics.value(id, type, text);
    } else if (id == error) {
      failed |= type != JsonType.NULL;
    } else {
      family.value(id, type, text);
    }
  }

  @Override
  public void documentEnds(boolean whole) {
    Usage usage = whole ? metrics.usage() : null;
    if (usage != null && (told == null || usage.totalTokens() > told.totalTokens())) {
      told = usage;
    }
    metrics.clear();
    family.documentEnds(whole);
  }

  @Override
  public Measured found(boolean done) {
    Measured own = family.found(done);
    Optional<Usage> usage = own.usage().or(() -> Optional.ofNullable(told));
    return new Measured(usage, own.filtered(), own.brokeOff() || failed);
  }
}
