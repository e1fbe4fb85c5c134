package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.WantedPath;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * A generation of the service, and what sets it apart. Immutable.
 *
 * @param dialect its name in policies
 * @param completion the segments of the path of completions behind the id of the deployment
 * @param embeddings those of the path of embeddings; none if there is no such path
 * @param request reads a request
 * @param prompt the shape of a prompt
 * @param tightening gives a completion what is mandated
 * @param answer the places of an answer that a meter looks at
 * @param failure the places of an error that a meter looks at
 * @param results the key of the results of the single modules, in answers and errors
 * @param wrapped whether an error stands within {@code error} rather than flat
 */
record Generation(
    String dialect,
    List<String> completion,
    List<String> embeddings,
    BiConsumer<JsonReader, Call> request,
    ObjectShape<ModuleSet> prompt,
    Tightening tightening,
    WantedPath answer,
    WantedPath failure,
    String results,
    boolean wrapped) {

  /** The first: flat errors, capitalised filter keys, no fallback list. */
  static final Generation V1 = new Generation(
      "orchestration.v1",
      List.of("completion"),
      List.of(),
      RequestV1::read,
      PromptReading.V1,
      Tightening.V1,
      Findings.wanted("orchestration_result"),
      Findings.wantedOfFailure("module_results"),
      "module_results",
      false);

  /** The second. */
  static final Generation V2 = new Generation(
      "orchestration.v2",
      List.of("v2", "completion"),
      List.of("v2", "embeddings"),
      RequestV2::read,
      PromptReading.V2,
      Tightening.V2,
      Findings.wanted("final_result"),
      Findings.wantedOfFailure("intermediate_results"),
      "intermediate_results",
      true);
}
