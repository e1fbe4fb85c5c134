package dev.lictor.deployment;

import dev.lictor.http.Headers;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * Fetches stored configurations and templates from the control plane, and remembers them: half a minute what is found by its id,
 * which never changes, and five seconds what is found by name or not at all.
 *
 * <p>What one caller was shown is shown to no other, and each may ask a hundred times a second for what nobody remembers. Thread-safe.
 */
public final class ControlPlaneReferences implements ReferenceSource {

  /** How long a document that was found by its id is believed. */
  static final Duration BY_ID_FOR = Duration.ofSeconds(30);

  /** How long one that was found by name is believed, or that there is none. */
  static final Duration ELSE_FOR = Duration.ofSeconds(5);

  private static final int MAX_MISSES = 100;
  private static final long MAX_BYTES = 64L << 20;
  private static final int OVERHEAD_BYTES = 512;
  private static final int OK = 200;

  private final ControlPlane controlPlane;
  private final Remembered<Key, Fetched> known;

  /** Under what a document is remembered; the caller is empty where a service asks. */
  private record Key(String caller, String resourceGroup, String target, Headers headers) {}

  /** Creates a source of what a control plane keeps. */
  public ControlPlaneReferences(ControlPlane controlPlane) {
    this(controlPlane, System::nanoTime);
  }

  ControlPlaneReferences(ControlPlane controlPlane, LongSupplier nanos) {
    this.controlPlane = controlPlane;
    this.known = new Remembered<>(
        ControlPlaneReferences::lifetime,
        (key, fetched) -> OVERHEAD_BYTES + bytes(fetched),
        MAX_BYTES,
        fetched -> fetched.kind() == Fetched.Kind.FOUND,
        new MissBudget(MAX_MISSES, nanos),
        nanos);
  }

  private static Duration lifetime(Key key, Fetched fetched) {
    boolean byId = key.target().indexOf("scenario=") < 0;
    return byId && fetched.kind() == Fetched.Kind.FOUND ? BY_ID_FOR : ELSE_FOR;
  }

  private static int bytes(Fetched fetched) {
    return fetched instanceof Fetched.Found found ? found.document().remaining() : 0;
  }

  @Override
  public CompletionStage<Fetched> fetch(ReferenceQuery query) {
    String group = query.head().headers().first("AI-Resource-Group");
    Key key = new Key(
        controlPlane.asksAsTheCaller() ? query.caller().id() : "",
        group == null ? "" : group,
        query.target(),
        query.headers());
    return known.find(key, query.caller().id(), () -> controlPlane
        .get(query.target(), query.head(), query.headers())
        .thenApply(answer -> answer(answer.status(), answer.body())));
  }

  private static Fetched answer(int status, byte[] document) {
    return switch (status) {
      case OK -> new Fetched.Found(document);
      case 400, 401, 403, 404 -> new Fetched.Missing();
      default ->
        throw new CompletionException(
            new IOException("the control plane answered with status " + status));
    };
  }
}
