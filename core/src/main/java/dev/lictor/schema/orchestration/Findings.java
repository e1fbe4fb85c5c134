package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonType;
import dev.lictor.internal.json.PathListener;
import dev.lictor.internal.json.WantedPath;
import dev.lictor.usage.Usage;
import org.jspecify.annotations.Nullable;

/**
 * What one JSON document of an answer tells: its usage at its one place, {@code final_result.usage} or v1 {@code
 * orchestration_result.usage}, and whether it is an error. The same figures under {@code intermediate_results} or {@code
 * module_results} are not looked at. If the place occurs twice, the larger usage counts. Confined to one call.
 *
 * <p>An error is v2's {@code error}, an object or a list of them, or flat with a {@code code} as in v1. One whose {@code location} is
 * the filtering module was raised after the prompt had been read (orchestration v2, spec 0.110.12).
 */
final class Findings implements PathListener {

  private static final int USAGE = UsageFields.COUNT;
  private static final int LOCATION = USAGE + 1;
  private static final int ERROR = USAGE + 2;
  private static final int CODE = USAGE + 3;
  private static final String FILTERING = "Filtering Module";

  private @Nullable UsageFields open;
  private @Nullable Usage largest;
  private boolean hasUsage;
  private boolean filtered;
  private boolean error;

  /** Returns the places that count in an answer whose result stands under the given key. */
  static WantedPath wanted(String result) {
    return WantedPath.within(
        "",
        WantedPath.within(result, WantedPath.at("usage", USAGE, UsageFields.WANTED)),
        WantedPath.at("location", LOCATION),
        WantedPath.at("code", CODE),
        WantedPath.at("error", ERROR, WantedPath.at("location", LOCATION)).orElements());
  }

  @Override
  public void opens(int id) {
    if (id == USAGE) {
      hasUsage = true;
      open = new UsageFields();
    } else if (open != null) {
      open.spoil();
    }
    error |= id == ERROR;
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
    } else if (id == ERROR || id == CODE) {
      error |= type != JsonType.NULL;
    } else if (id == USAGE) {
      hasUsage |= type != JsonType.NULL;
    } else if (open != null) {
      open.set(id, type, text);
    }
  }

  /** Returns the largest usable usage, or null if there is none. */
  @Nullable
  Usage usage() {
    return largest;
  }

  /** Returns whether there is a usage, usable or not. */
  boolean hasUsage() {
    return hasUsage;
  }

  /** Returns whether a content filter raised the error. */
  boolean filtered() {
    return filtered;
  }

  /** Returns whether the document is an error. */
  boolean error() {
    return error;
  }

  /** Forgets all; another document begins. */
  void clear() {
    open = null;
    largest = null;
    hasUsage = false;
    filtered = false;
    error = false;
  }
}
