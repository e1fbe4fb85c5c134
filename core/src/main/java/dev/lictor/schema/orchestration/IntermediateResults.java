package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.WantedPath;

/**
 * Where an answer tells what the modules did: text before it was filtered, or after it was unmasked (orchestration v2, spec 0.110.12;
 * v1, the last spec before v2). Not instantiable.
 *
 * <p>The results are a required key of an answer, v2's {@code intermediate_results} or v1's {@code module_results}; they stand in each
 * event of a stream alike, in an error, flat or within {@code error}, and in each error of a list. With {@code intermediate_failures}
 * goes the whole list, since its errors hold results too.
 */
final class IntermediateResults {

  private static final int EMPTIED = 0;

  private static final WantedPath[] KEYS = {
    WantedPath.at("intermediate_results", EMPTIED),
    WantedPath.at("module_results", EMPTIED),
    WantedPath.at("intermediate_failures", EMPTIED)
  };

  /** The places to be emptied, each with an id; in a whole answer, an error and an event of either generation. */
  static final WantedPath PLACES = WantedPath.within(
      "", KEYS[0], KEYS[1], KEYS[2], WantedPath.within("error", KEYS).orElements());

  private IntermediateResults() {}
}
