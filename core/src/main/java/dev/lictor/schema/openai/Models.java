package dev.lictor.schema.openai;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.schema.EffectiveModels;
import dev.lictor.schema.Place;
import java.util.OptionalLong;

/**
 * The model that answers. On AI Core the deployment says which, and a model in the body is named besides; natively the body must, or
 * with Azure the name of the deployment in the path, {@code /openai/deployments/{name}/…}. Not instantiable; all functions are pure.
 */
final class Models {

  private static final String AZURE = "/openai/deployments/";

  private Models() {}

  /** Returns whether a place is Azure's own path, with this suffix and a version. */
  static boolean isAzure(Place place, String... suffix) {
    int names = 3;
    if (place.deployed()
        || place.segments().size() != names + suffix.length
        || !place.path().startsWith(AZURE)
        || !Query.isVersion(place.query())) {
      return false;
    }
    for (int i = 0; i < suffix.length; i++) {
      if (!place.segments().get(names + i).equals(suffix[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds the models that may answer.
   *
   * @param named the model in the body, or empty
   * @param cap the cap on the output, or below 0 if there is none
   */
  static void add(
      CallFacts.Builder facts, Operation operation, String named, long cap, long choices) {
    String deployment = azureDeployment(operation.path());
    if (named.isEmpty() && deployment.isEmpty() && operation.deployment().isEmpty()) {
      throw new JsonFault("missing_key", "$: \"model\" is missing");
    }
    OptionalLong limit = cap < 0 ? OptionalLong.empty() : OptionalLong.of(cap);
    if (!deployment.isEmpty()) {
      EffectiveModels.add(facts, operation, deployment, limit, choices);
    }
    if (!named.equals(deployment) || deployment.isEmpty()) {
      EffectiveModels.add(facts, operation, named, limit, choices);
    }
  }

  private static String azureDeployment(String path) {
    if (!path.startsWith(AZURE)) {
      return "";
    }
    int end = path.indexOf('/', AZURE.length());
    return end < 0 ? "" : path.substring(AZURE.length(), end);
  }
}
