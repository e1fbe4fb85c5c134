package dev.lictor.schema.orchestration;

import dev.lictor.budget.Amounts;
import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.InclusiveFigures;
import dev.lictor.schema.Measured;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one JSON document of an answer tells: its usage at its one place, {@code final_result.usage} or v1 {@code
 * orchestration_result.usage}, and whether it is an error. The same figures under {@code intermediate_results} or {@code
 * module_results} are not looked at. If the place occurs twice, the larger usage counts. Confined to one call.
 *
 * <p>An error is v2's {@code error}, an object or a list of them, or flat with a {@code code} as in v1. One whose {@code location} is
 * the filtering module was raised after the prompt had been read (orchestration v2, spec 0.110.12). An error of a module behind the
 * model carries what the model used among the results of the modules; what the elements of a list used is added up.
 *
 * <p>An answer of a fallback list names in {@code intermediate_failures} the elements that failed before the one that answered,
 * without their figures. One may have read its input unless its code is a client error other than 408 and 429.
 */
final class Findings implements DocumentMeter.Finding {

  private static final int USAGE = InclusiveFigures.COUNT;
  private static final int LOCATION = USAGE + 1;
  private static final int ERROR = USAGE + 2;
  private static final int CODE = USAGE + 3;
  private static final int FAILURE = USAGE + 4;
  private static final int FAILURE_CODE = USAGE + 5;
  private static final String FILTERING = "Filtering Module";

  private final boolean addsUp;
  private final boolean hasOutput;
  private @Nullable InclusiveFigures open;
  private @Nullable Usage found;
  private boolean hasUsage;
  private boolean filtered;
  private boolean error;
  private long failures;
  private @Nullable FailedAttempt failure;

  private Findings(boolean addsUp, boolean hasOutput) {
    this.addsUp = addsUp;
    this.hasOutput = hasOutput;
  }

  /** Takes the largest of several usages. */
  static Findings largest() {
    return new Findings(/* addsUp= */ false, /* hasOutput= */ true);
  }

  /** Takes the largest of several usages of embeddings. */
  static Findings largestOfEmbeddings() {
    return new Findings(/* addsUp= */ false, /* hasOutput= */ false);
  }

  /** Adds several usages up. */
  static Findings sum() {
    return new Findings(/* addsUp= */ true, /* hasOutput= */ true);
  }

  /** Returns the places that count in an answer whose result stands under the given key. */
  static WantedPath wanted(String result) {
    return WantedPath.within(
        "",
        WantedPath.within(result, WantedPath.at("usage", USAGE, UsageFields.WANTED)),
        WantedPath.at("location", LOCATION),
        WantedPath.at("code", CODE),
        WantedPath.at("intermediate_failures", FAILURE, WantedPath.at("code", FAILURE_CODE))
            .orElements(),
        WantedPath.at("error", ERROR, WantedPath.at("location", LOCATION)).orElements());
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
  public void opens(int id) {
    if (id == USAGE) {
      hasUsage = true;
      open = new InclusiveFigures(hasOutput);
    } else if (id == FAILURE) {
      failure = new FailedAttempt();
    } else if (failure != null && id == FAILURE_CODE) {
      failure.spoil();
    } else if (open != null) {
      open.spoil();
    }
    error |= id == ERROR;
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
    } else if (id == FAILURE && failure != null) {
      failures += failure.mayHaveReadItsInput() ? 1 : 0;
      failure = null;
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
    } else if (id == ERROR || id == CODE) {
      error |= type != JsonType.NULL;
    } else if (id == USAGE) {
      hasUsage |= type != JsonType.NULL;
    } else if (id == FAILURE) {
      failures += type == JsonType.NULL ? 0 : 1;
    } else if (id == FAILURE_CODE) {
      if (failure != null) {
        failure.code(type, text);
      }
    } else if (open != null) {
      open.set(id, type, text);
    }
  }

  /** Returns the usable usage, or null if there is none. */
  @Nullable
  Usage usage() {
    return found;
  }

  @Override
  public Measured found() {
    return new Measured(Optional.ofNullable(found), filtered, false, Optional.empty(), failures);
  }

  /** Returns whether there is a usage, usable or not. */
  boolean hasUsage() {
    return hasUsage;
  }

  /** Returns whether a content filter raised the error. */
  boolean filtered() {
    return filtered;
  }

  /** Returns how many elements of a fallback list failed and may have read their input. */
  long failures() {
    return failures;
  }

  /** Returns whether the document is an error. */
  boolean error() {
    return error;
  }

  /** Forgets all; another document begins. */
  void clear() {
    open = null;
    found = null;
    hasUsage = false;
    filtered = false;
    error = false;
    failures = 0;
    failure = null;
  }
}
