package dev.lictor.testkit.request;

import dev.lictor.Paths;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as it comes over the wire, with what the control plane says about the deployment that it goes to. Immutable.
 */
public final class RawRequest {

  private static final Served ORCHESTRATION =
      new Served("orchestration", "orchestration", List.of());

  private final RequestHead head;
  private final byte[] body;
  private final Served served;
  private final Paths paths;

  private RawRequest(RequestHead head, byte[] body, Served served, Paths paths) {
    this.head = Objects.requireNonNull(head, "head");
    this.body = body;
    this.served = Objects.requireNonNull(served, "served");
    this.paths = Objects.requireNonNull(paths, "paths");
  }

  /**
   * Returns a request with a JSON body, on the paths of AI Core; a deployment that its target names serves orchestration, unless {@link
   * #servedBy} says something else.
   *
   * @param target the raw target, such as {@code /v2/inference/deployments/d1234/v2/completion}
   */
  public static RawRequest post(String target, String body) {
    return of(
        "POST", target, Headers.none(), Optional.of(utf8(body)), ORCHESTRATION, Paths.AI_CORE);
  }

  /** Returns a request without a body, as {@link #post} does. */
  public static RawRequest bodiless(String method, String target) {
    return of(method, target, Headers.none(), Optional.empty(), ORCHESTRATION, Paths.AI_CORE);
  }

  static RawRequest of(
      String method,
      String target,
      Headers more,
      Optional<byte[]> body,
      Served served,
      Paths paths) {
    Headers.Builder headers =
        Headers.builder().add("Host", "gateway.example").add("Authorization", "Bearer testkit");
    body.ifPresent(bytes -> headers
        .add("Content-Type", "application/json")
        .add("Content-Length", Integer.toString(bytes.length)));
    more.forEach(headers::add);
    return new RawRequest(
        new RequestHead(method, target, headers.build()), body.orElse(new byte[0]), served, paths);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns this request with one header of that name. */
  public RawRequest with(String header, String value) {
    return new RawRequest(head.with(head.headers().with(header, value)), body, served, paths);
  }

  /** Returns this request with another body, of the length that the head says. */
  public RawRequest withBody(ByteBuffer newBody) {
    String length = Integer.toString(newBody.remaining());
    return as(head.with(head.headers().with("Content-Length", length)), newBody);
  }

  /** Returns this request with another head and body. */
  public RawRequest as(RequestHead newHead, ByteBuffer newBody) {
    byte[] bytes = new byte[newBody.remaining()];
    newBody.duplicate().get(bytes);
    return new RawRequest(newHead, bytes, served, paths);
  }

  /**
   * Returns this request with what its deployment serves.
   *
   * @param scenario the scenario, such as {@code foundation-models}
   * @param executable the executable, such as {@code azure-openai}
   * @param models the names of the models
   */
  public RawRequest servedBy(String scenario, String executable, String... models) {
    Served other = new Served(
        scenario,
        executable,
        Arrays.stream(models)
            .map(name -> new ModelRef(name, "latest", "deployment", Optional.empty()))
            .toList());
    return new RawRequest(head, body, other, paths);
  }

  /** Returns this request as one to a gateway that governs these paths. */
  public RawRequest on(Paths newPaths) {
    return new RawRequest(head, body, served, newPaths);
  }

  /** Returns the head. */
  public RequestHead head() {
    return head;
  }

  /** Returns the body; each call returns a view of its own, backed by an array that nobody changes. */
  public ByteBuffer body() {
    return ByteBuffer.wrap(body);
  }

  /** Returns what its deployment serves. */
  public Served served() {
    return served;
  }

  /** Returns which paths a gateway governs that takes it. */
  public Paths paths() {
    return paths;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RawRequest that
        && head.equals(that.head)
        && Arrays.equals(body, that.body)
        && served.equals(that.served)
        && paths == that.paths;
  }

  @Override
  public int hashCode() {
    return Objects.hash(head, Arrays.hashCode(body));
  }

  /** Returns the request as text: it is made up, and holds nothing that anybody said. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(head.method()).append(' ').append(head.target());
    head.headers()
        .forEach((name, value) -> text.append('\n').append(name).append(": ").append(value));
    if (served.known()) {
      text.append("\n(served: ").append(served.scenario()).append(' ').append(served.executable());
      served.models().forEach(model -> text.append(' ').append(model.name()));
      text.append(')');
    }
    return text.append("\n\n").append(new String(body, StandardCharsets.UTF_8)).toString();
  }
}
