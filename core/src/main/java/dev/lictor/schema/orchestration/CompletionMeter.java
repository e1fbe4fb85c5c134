package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.PathListener;
import dev.lictor.internal.json.PathScanner;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import dev.lictor.usage.Usage;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the usage of a whole answer at its one place, {@code final_result.usage} or v1 {@code orchestration_result.usage}; the same
 * figures under {@code intermediate_results} or {@code module_results} are not looked at. If the place occurs twice, the larger
 * usage counts. Confined to one call.
 *
 * <p>An error whose {@code location} is the filtering module was raised after the prompt had been read (orchestration v2, spec
 * 0.110.12; the error may be an object, a list of them, or flat as in v1).
 */
final class CompletionMeter implements Meter, PathListener {

  private static final int USAGE = UsageFields.COUNT;
  private static final int LOCATION = USAGE + 1;
  private static final String FILTERING = "Filtering Module";

  private final PathScanner scanner;
  private @Nullable UsageFields open;
  private @Nullable Usage largest;
  private boolean filtered;

  CompletionMeter(WantedPath answer) {
    scanner = new PathScanner(answer, this);
  }

  /** Returns the places that count in an answer whose result stands under the given key. */
  static WantedPath wanted(String result) {
    return WantedPath.within(
        "",
        WantedPath.within(result, WantedPath.at("usage", USAGE, UsageFields.WANTED)),
        WantedPath.at("location", LOCATION),
        WantedPath.within("error", WantedPath.at("location", LOCATION)).orElements());
  }

  @Override
  public void pass(ByteBuffer bytes) {
    scanner.pass(bytes);
  }

  @Override
  public void opens(int id) {
    if (id == USAGE) {
      open = new UsageFields();
    } else if (open != null) {
      open.spoil();
    }
  }

  @Override
  public void closes(int id) {
    if (id == USAGE && open != null) {
      Usage usage = open.usage();
      if (usage != null && (largest == null || usage.totalTokens() > largest.totalTokens())) {
        largest = usage;
      }
      open = null;
    }
  }

  @Override
  public void value(int id, JsonType type, String text) {
    if (id == LOCATION) {
      filtered |= type == JsonType.STRING && text.startsWith(FILTERING);
    } else if (open != null && id < UsageFields.COUNT) {
      open.set(id, type, text);
    }
  }

  @Override
  public Measured end() {
    return scanner.complete()
        ? new Measured(Optional.ofNullable(largest), filtered)
        : Measured.NOTHING;
  }
}
