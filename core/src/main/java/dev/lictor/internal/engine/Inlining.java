package dev.lictor.internal.engine;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Reference;
import dev.lictor.deployment.Fetched;
import dev.lictor.deployment.ReferenceQuery;
import dev.lictor.deployment.ReferenceSource;
import dev.lictor.http.Response;
import dev.lictor.schema.Inlined;
import dev.lictor.schema.Lookup;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step that puts what a body refers to in the place of the references, so that it is governed and cannot change before it runs.
 * What was put in may refer to more, in a few rounds. Confined to one call.
 */
final class Inlining {

  /** What came of it. */
  sealed interface Outcome {

    /**
     * The call goes on.
     *
     * @param facts what the body says, as far as it could be inlined
     * @param resolved the references that it said before
     * @param sent whether the body that says it must be the one that is sent
     */
    record Yes(CallFacts facts, List<Reference> resolved, boolean sent) implements Outcome {}

    /** It does not. */
    record No(Response response) implements Outcome {}
  }

  /** Why the call does not go on, before that is told anybody: a round may end when the time is over and all is said. */
  private record Stop(int status, String code, String message) {

    static final Stop UNAVAILABLE = new Stop(
        503,
        "reference_unavailable",
        "What the request refers to cannot be looked up at the moment");

    static final Stop OVERLOADED = new Stop(
        503, "overloaded", "The gateway holds as many request bodies as it may; try again");

    static Stop unresolved(String sentence) {
      return new Stop(403, "unresolved_reference", sentence);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Inlining.class);
  private static final int MAX_ROUNDS = 3;

  private final Call call;
  private final Shared shared;
  private final ProviderSchema room;
  private final CollectedBody body;
  private final List<Reference> resolved = new ArrayList<>(0);
  private CallFacts facts;
  private boolean sent;

  /**
   * @param read what the body was read as
   */
  Inlining(Call call, Shared shared, CollectedBody body, CallFacts read) {
    this.facts = read;
    this.call = call;
    this.shared = shared;
    this.room = call.room();
    this.body = body;
  }

  /** Inlines. */
  CompletionStage<Outcome> inline() {
    Optional<ReferenceSource> source = shared.setup().references();
    if (source.isEmpty() || open(facts).isEmpty()) {
      return CompletableFuture.completedFuture(yes());
    }
    return Deadline.within(round(source.get(), 1), shared.setup().limits().resolve())
        .handle((stop, failure) -> {
          if (failure == null) {
            return stop.isPresent() ? no(stop.get()) : yes();
          }
          Throwable cause = failure instanceof CompletionException && failure.getCause() != null
              ? failure.getCause()
              : failure;
          if (!(cause instanceof TimeoutException)) {
            throw new CompletionException(cause);
          }
          warn(cause);
          return no(Stop.UNAVAILABLE);
        });
  }

  private static List<Reference> open(CallFacts facts) {
    List<Reference> open = new ArrayList<>(1);
    for (Reference reference : facts.references()) {
      if (reference.effect() == Reference.Effect.CONFIGURES) {
        open.add(reference);
      }
    }
    return open;
  }

  private Outcome yes() {
    return new Outcome.Yes(facts, resolved, sent);
  }

  private Outcome no(Stop stop) {
    return new Outcome.No(call.refuse(stop.status(), stop.code(), stop.message()));
  }

  private CompletionStage<Optional<Stop>> round(ReferenceSource source, int round) {
    if (open(facts).isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    List<Lookup> lookups = room.lookups(call.operation(), body.bytes());
    if (lookups.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    if (round > MAX_ROUNDS) {
      return stopped(Stop.unresolved("What the request refers to refers to more, too many times"));
    }
    List<CompletableFuture<Fetched>> fetches = new ArrayList<>(lookups.size());
    for (Lookup lookup : lookups) {
      fetches.add(fetched(source, lookup));
    }
    return CompletableFuture.allOf(fetches.toArray(CompletableFuture[]::new))
        .handle((all, failure) -> failure)
        .thenCompose(failure -> {
          if (failure != null) {
            warn(failure);
            return stopped(Stop.UNAVAILABLE);
          }
          Optional<Stop> stop = put(lookups, fetches);
          return stop.isPresent()
              ? CompletableFuture.completedFuture(stop)
              : round(source, round + 1);
        });
  }

  private CompletableFuture<Fetched> fetched(ReferenceSource source, Lookup lookup) {
    ReferenceQuery query =
        new ReferenceQuery(call.caller(), call.head(), lookup.target(), lookup.headers());
    try {
      return source.fetch(query).toCompletableFuture();
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Puts the answers of one round into the body. */
  private Optional<Stop> put(List<Lookup> lookups, List<CompletableFuture<Fetched>> fetches) {
    List<ByteBuffer> answers = new ArrayList<>(fetches.size());
    for (int i = 0; i < fetches.size(); i++) {
      if (!(fetches.get(i).join() instanceof Fetched.Found found)) {
        return Optional.of(Stop.unresolved(
            "The request names a " + lookups.get(i).kind() + " that this caller cannot see"));
      }
      answers.add(found.document());
    }
    Inlined inlined = room.inline(
        call.operation(), body.bytes(), answers, shared.setup().limits().maxBodyBytes());
    return switch (inlined.kind()) {
      case BODY -> {
        sent |= ((Inlined.Body) inlined).sent();
        yield body.overlay(((Inlined.Body) inlined).body())
            ? reread()
            : Optional.of(Stop.OVERLOADED);
      }
      case MALFORMED -> {
        Inlined.Malformed no = (Inlined.Malformed) inlined;
        yield Optional.of(new Stop(400, no.code(), no.message()));
      }
      case UNRESOLVABLE -> {
        Inlined.Unresolvable no = (Inlined.Unresolvable) inlined;
        yield Optional.of(new Stop(403, no.code(), no.message()));
      }
    };
  }

  private Optional<Stop> reread() {
    Reading reading = room.read(call.operation(), body.bytes());
    if (reading instanceof Reading.Malformed no) {
      return Optional.of(new Stop(400, no.code(), no.message()));
    }
    List<Reference> before = open(facts);
    facts = ((Reading.Facts) reading).facts();
    before.removeAll(open(facts));
    resolved.addAll(before);
    return Optional.empty();
  }

  private static CompletionStage<Optional<Stop>> stopped(Stop stop) {
    return CompletableFuture.completedFuture(Optional.of(stop));
  }

  private void warn(Throwable failure) {
    LOG.warn(
        "exchange {}: nobody says what the request refers to: {}",
        call.requestId(),
        failure.toString());
  }
}
