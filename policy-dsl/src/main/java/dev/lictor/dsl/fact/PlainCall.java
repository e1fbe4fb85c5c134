package dev.lictor.dsl.fact;

import dev.lictor.call.Kind;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A request of one operation that asks for nothing in particular. Immutable.
 *
 * @param dialect the dialect
 * @param operation the name of the operation
 * @param kind its kind
 * @param model the model that it is read with; empty if it names none
 * @param models the names of the models that it can be for, as a prefix
 * @param served scenario and executable of its deployment, if the control plane must be asked
 * @param after the operation whose answer the request is about; empty if it is about none
 * @param method the method
 * @param path the target, with {@code {deployment}} and {@code {model}}
 * @param body the body, with what stands for something else in it; empty if there is none
 */
record PlainCall(
    String dialect,
    String operation,
    Kind kind,
    String model,
    String models,
    Optional<Served> served,
    String after,
    String method,
    String path,
    Optional<PlainBody> body) {

  static final String DEPLOYMENT = "d1234567";

  private static final byte[] NOTHING = {};

  /** Returns the request for a model. */
  Request request(String named, PlainBody.Said said, Wishes wishes) {
    String target = wishes
        .path()
        .orElse(path)
        .replace("{deployment}", wishes.deployment().orElse(DEPLOYMENT))
        .replace("{model}", named);
    byte[] bytes = body.map(plain -> plain.bytes(named, said)).orElse(NOTHING);
    Headers.Builder headers = Headers.builder();
    if (bytes.length > 0) {
      headers.add("Content-Type", "application/json");
      headers.add("Content-Length", Integer.toString(bytes.length));
    }
    wishes.headers().forEach(headers::add);
    return new Request(
        new RequestHead(wishes.method().orElse(method), target, headers.build()),
        ByteBuffer.wrap(bytes),
        Request.pathsOf(target),
        served.map(s -> new Served(s.scenario(), s.executable(), serving(named))));
  }

  private static List<ModelRef> serving(String named) {
    return named.isEmpty()
        ? List.of()
        : List.of(new ModelRef(named, "", "deployment", Optional.empty()));
  }

  /** Returns whether the request can be for a model. */
  boolean fits(String name) {
    return name.startsWith(models);
  }

  /**
   * What a head is to say besides. Immutable.
   *
   * @param headers further headers
   */
  record Wishes(
      Optional<String> method,
      Optional<String> path,
      Optional<String> deployment,
      Headers headers) {

    /** Nothing besides. */
    static final Wishes NONE =
        new Wishes(Optional.empty(), Optional.empty(), Optional.empty(), Headers.none());
  }
}
