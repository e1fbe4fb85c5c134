package dev.lictor.testkit;

import dev.lictor.deployment.Fetched;
import dev.lictor.deployment.ReferenceQuery;
import dev.lictor.deployment.ReferenceSource;
import dev.lictor.testkit.domain.Domain;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A control plane that knows every reference: each template is one of a single word, each configuration asks the domain's first model
 * with it. Thread-safe.
 */
final class PlainRegistry implements ReferenceSource {

  private static final String TEMPLATE = "{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  private final String model;

  PlainRegistry(Domain domain) {
    this.model = domain.models().get(0).name();
  }

  @Override
  public CompletionStage<Fetched> fetch(ReferenceQuery query) {
    return CompletableFuture.completedFuture(
        new Fetched.Found(document(query.target()).getBytes(StandardCharsets.UTF_8)));
  }

  private String document(String target) {
    if (target.startsWith("/v2/lm/configurations/")) {
      String id = target.substring(target.lastIndexOf('/') + 1);
      return "{\"id\":\"" + id
          + "\",\"scenarioId\":\"foundation-models\",\"executableId\":\"azure-openai\","
          + "\"parameterBindings\":[{\"key\":\"modelName\",\"value\":\"" + model + "\"}]}";
    }
    String spec = target.contains("/orchestrationConfigs")
        ? "{\"modules\":{\"prompt_templating\":{\"prompt\":" + TEMPLATE + ",\"model\":{\"name\":\""
            + model + "\"}}}}"
        : TEMPLATE;
    int query = target.indexOf('?');
    Map<String, String> asked = parameters(query < 0 ? "" : target.substring(query + 1));
    return asked.containsKey("scenario")
        ? "{\"count\":1,\"resources\":[" + resource(asked, spec) + "]}"
        : "{\"spec\":" + spec + '}';
  }

  private static String resource(Map<String, String> asked, String spec) {
    return "{\"scenario\":\"" + asked.get("scenario") + "\",\"name\":\"" + asked.get("name")
        + "\",\"version\":\"" + asked.get("version") + "\",\"spec\":" + spec + '}';
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(pair.substring(0, Math.max(0, equals)), pair.substring(equals + 1));
    }
    return parameters;
  }
}
