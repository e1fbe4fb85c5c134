package dev.lictor.schema.bedrock;

import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.schema.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where Bedrock's operations are: {@code …/deployments/{id}/converse} on AI Core, {@code /model/{modelId}/converse} at AWS. Not
 * instantiable; all functions are pure.
 *
 * <p>An ARN is no model id here: every ARN of Bedrock has a slash in it, which SDKs encode as {@code %2F}, and targets with that are
 * refused. So prompts, provisioned throughput and application profiles cannot be called by it, nor be mistaken for anything else.
 */
final class BedrockRoute {

  static final String MODEL = "model";
  static final String GUARDRAIL = "x-amzn-bedrock-guardrailidentifier";
  static final String GUARDRAIL_VERSION = "x-amzn-bedrock-guardrailversion";
  static final String TRACE = "x-amzn-bedrock-trace";
  static final String LATENCY = "x-amzn-bedrock-performanceconfig-latency";
  static final String TIER = "x-amzn-bedrock-service-tier";
  static final String ACCEPT = "x-amzn-bedrock-accept";

  /** The headers of {@code invoke}; {@code converse} has all of it in the body. */
  static final Set<String> OF_INVOKE =
      Set.of(GUARDRAIL, GUARDRAIL_VERSION, TRACE, LATENCY, TIER, ACCEPT);

  private static final String PREFIX = "x-amzn-bedrock-";

  private BedrockRoute() {}

  /** Returns the last segment of a request that Bedrock may know, or empty. */
  static Optional<String> suffix(RequestHead head, Place place) {
    List<String> segments = place.segments();
    if (!head.method().equals("POST") || place.query().isPresent()) {
      return Optional.empty();
    }
    if (place.deployed()) {
      return segments.size() == 1 ? Optional.of(segments.get(0)) : Optional.empty();
    }
    return segments.size() == 3
            && segments.get(0).equals(MODEL)
            && !segments.get(1).startsWith("arn:")
        ? Optional.of(segments.get(2))
        : Optional.empty();
  }

  /**
   * Returns an operation with the model of its path and the headers that mean something, or empty if the head has one of Bedrock's
   * headers that it may not have.
   */
  static Optional<Operation> with(
      Operation operation, RequestHead head, Place place, Set<String> allowed) {
    Map<String, String> parameters = new HashMap<>();
    if (!place.deployed()) {
      parameters.put(MODEL, place.segments().get(1));
    }
    Headers headers = head.headers();
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      if (name.startsWith(PREFIX)) {
        if (!allowed.contains(name) || parameters.containsKey(name)) {
          return Optional.empty();
        }
        parameters.put(name, headers.value(i));
      }
    }
    return Optional.of(operation.and(parameters));
  }

  /** Returns whether a deployment serves models through Bedrock. */
  static boolean speaks(Served served) {
    return served.scenario().equals("foundation-models")
        && served.executable().equals("aws-bedrock");
  }

  /** Returns the one family of all models that may run, or empty if there is none. */
  static Optional<Family> family(Operation operation) {
    return operation.served().known()
        ? family(operation.served().models())
        : Family.of(operation.parameter(MODEL));
  }

  static Optional<Family> family(List<ModelRef> models) {
    Optional<Family> family = Optional.empty();
    for (ModelRef model : models) {
      Optional<Family> next = Family.of(model.name());
      if (next.isEmpty() || (family.isPresent() && !family.equals(next))) {
        return Optional.empty();
      }
      family = next;
    }
    return family;
  }
}
