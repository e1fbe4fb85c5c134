package dev.lictor.testkit.internal.body;

import dev.lictor.Paths;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.testkit.domain.Domain;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Where a request goes. Immutable.
 *
 * @param method its method
 * @param target its target
 * @param headers the headers that mean something to the dialect, besides those of each request
 * @param served what its deployment serves
 * @param paths whose paths they are
 */
public record Where(String method, String target, Headers headers, Served served, Paths paths) {

  private static final String DEPLOYMENTS = "/v2/inference/deployments/";

  /** Checks that nothing is null. */
  public Where {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(served, "served");
    Objects.requireNonNull(paths, "paths");
  }

  /** Returns requests behind a deployment. */
  static Arbitrary<Where> deployed(
      Domain domain, String suffix, String scenario, String executable, String... models) {
    Served served = served(scenario, executable, models);
    return domain
        .deployments()
        .map(id ->
            new Where("POST", DEPLOYMENTS + id + suffix, Headers.none(), served, Paths.AI_CORE));
  }

  /** Returns requests behind a deployment of one or two models, the second of which it is being re-pointed to. */
  static Arbitrary<Where> serving(
      Domain domain, String suffix, String executable, Arbitrary<List<String>> models) {
    return Combinators.combine(domain.deployments(), models)
        .as((id, names) -> new Where(
            "POST",
            DEPLOYMENTS + id + suffix,
            Headers.none(),
            served("foundation-models", executable, names.toArray(String[]::new)),
            Paths.AI_CORE));
  }

  /** Returns a request on the vendor's own path. */
  static Where vendor(String target) {
    return new Where("POST", target, Headers.none(), Served.UNKNOWN, Paths.NATIVE);
  }

  /** Returns a request to the control plane. */
  static Where control(String method, String target) {
    return new Where(method, target, Headers.none(), Served.UNKNOWN, Paths.AI_CORE);
  }

  /** Returns this with another method. */
  Where by(String newMethod) {
    return new Where(newMethod, target, headers, served, paths);
  }

  /** Returns this with headers. */
  Where with(Headers newHeaders) {
    return new Where(method, target, newHeaders, served, paths);
  }

  private static Served served(String scenario, String executable, String... models) {
    return new Served(
        scenario,
        executable,
        Arrays.stream(models)
            .map(name -> new ModelRef(name, "latest", "deployment", Optional.empty()))
            .toList());
  }
}
