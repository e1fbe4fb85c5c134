package dev.lictor.schema.orchestration;

import dev.lictor.budget.Amounts;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.PathListener;
import dev.lictor.internal.json.PathScanner;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import dev.lictor.usage.Certainty;
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
 * 0.110.12; the error may be an object, a list of them, or flat as in v1). An error of a module behind the model carries what the
 * model used among the results of the modules; what the elements of a list used is added up.
 */
final class CompletionMeter implements Meter, PathListener {

  private static final int USAGE = UsageFields.COUNT;
  private static final int LOCATION = USAGE + 1;
  private static final String FILTERING = "Filtering Module";

  private final PathScanner scanner;
  private @Nullable UsageFields open;
  private final boolean addsUp;
  private @Nullable Usage found;
  private boolean filtered;

  private CompletionMeter(WantedPath wanted, boolean addsUp) {
    this.scanner = new PathScanner(wanted, this);
    this.addsUp = addsUp;
  }

  static CompletionMeter ofAnswer(WantedPath answer) {
    return new CompletionMeter(answer, /* addsUp= */ false);
  }

  static CompletionMeter ofFailure(WantedPath failure) {
    return new CompletionMeter(failure, /* addsUp= */ true);
  }

  /** Returns the places that count in an answer whose result stands under the given key. */
  static WantedPath wanted(String result) {
    return WantedPath.within(
        "",
        WantedPath.within(result, WantedPath.at("usage", USAGE, UsageFields.WANTED)),
        WantedPath.at("location", LOCATION),
        WantedPath.within("error", WantedPath.at("location", LOCATION)).orElements());
  }

  /** Returns the places that count in an error whose modules' results stand under the given key. */
  static WantedPath wantedOfFailure(String results) {
    WantedPath location = WantedPath.at("location", LOCATION);
    WantedPath model = WantedPath.within(
        results, WantedPath.within("llm", WantedPath.at("usage", USAGE, UsageFields.WANTED)));
    return WantedPath.within(
        "", location, model, WantedPath.within("error", location, model).orElements());
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
      if (usage != null && found != null && addsUp) {
        found = sum(found, usage);
      } else if (usage != null && (found == null || usage.totalTokens() > found.totalTokens())) {
        found = usage;
      }
      open = null;
    }
  }

  private static Usage sum(Usage one, Usage other) {
    return new Usage(
        Amounts.plus(one.inputTokens(), other.inputTokens()),
        Amounts.plus(one.cachedInputTokens(), other.cachedInputTokens()),
        Amounts.plus(one.cacheWriteTokens(), other.cacheWriteTokens()),
        Amounts.plus(one.outputTokens(), other.outputTokens()),
        Amounts.plus(one.reasoningTokens(), other.reasoningTokens()),
        Amounts.plus(one.totalTokens(), other.totalTokens()),
        Certainty.EXACT);
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
        ? new Measured(Optional.ofNullable(found), filtered)
        : Measured.NOTHING;
  }
}
