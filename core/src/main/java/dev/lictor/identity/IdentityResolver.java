package dev.lictor.identity;

import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Proves who calls. An extension point. Implementations are thread-safe. */
public interface IdentityResolver extends AutoCloseable {

  /**
   * Identifies the caller of a request.
   *
   * @return a stage with the answer; a credential that proves nothing is an answer. It fails if the question could not be
   *     decided, for example because the keys could not be fetched: the call is then refused with 503
   */
  CompletionStage<Identification> identify(RequestHead head, Peer peer);

  /**
   * Returns the names of the headers that speak to this resolver alone, such as a secret that a peer proves itself with. They go
   * no further than here. The default names none; {@code Authorization} is the upstream's too and is not among them.
   */
  default Set<String> ownHeaders() {
    return Set.of();
  }

  /** Lets go of what the resolver holds; the default holds nothing. */
  @Override
  default void close() {}
}
