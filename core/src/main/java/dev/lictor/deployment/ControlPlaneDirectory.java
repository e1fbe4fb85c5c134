package dev.lictor.deployment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Served;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Knows deployments by asking the control plane, and remembers the answers for half a minute: so long a change that nobody saw
 * passing by, such as one in the cockpit, can go unnoticed. That there is no deployment is remembered for five seconds.
 *
 * <p>What one caller learnt with its own token is told to no other: an answer is remembered for issuer, tenant, service instance,
 * resource group and id. Several calls that ask the same at once share an answer, but never a failure. A caller that asks for many
 * deployments that nobody remembers may do so ten times a second. After a change was seen, what the deployment served before counts
 * beside what it serves now, for ten minutes. Thread-safe.
 */
public final class ControlPlaneDirectory implements DeploymentDirectory {

  /** How long an answer is believed. */
  static final Duration KNOWN_FOR = Duration.ofSeconds(30);

  /** How long the absence of a deployment is believed. */
  static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);

  /** How long what a deployment served before a change still counts. */
  static final Duration OUTGOING_FOR = Duration.ofMinutes(10);

  /** After how long nobody waits for a question that another call asked: what asks may hang. */
  static final Duration FLIGHT = Duration.ofSeconds(5);

  private static final int MAX_ENTRIES = 10_000;

  /** Under what an answer is remembered; the caller is empty where a service asks. */
  record Key(String caller, String resourceGroup, String deployment) {}

  /** A question that was asked and not answered yet. */
  private record Flight(CompletableFuture<Finding> finding, long sinceNanos) {}

  private final DeploymentLookup lookup;
  private final boolean shared;
  private final MissBudget misses;
  private final LongSupplier nanos;
  private final Cache<Key, Finding> known;
  private final Cache<Key, Served> outgoing;
  private final Map<Key, Flight> flights = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /** Creates a directory of the deployments that a control plane knows. */
  public ControlPlaneDirectory(ControlPlane controlPlane) {
    this(new DeploymentLookup(controlPlane), !controlPlane.asksAsTheCaller(), System::nanoTime);
  }

  ControlPlaneDirectory(DeploymentLookup lookup, boolean shared, LongSupplier nanos) {
    this.lookup = lookup;
    this.shared = shared;
    this.misses = new MissBudget(nanos);
    this.nanos = nanos;
    this.known = Caffeine.newBuilder()
        .maximumSize(MAX_ENTRIES)
        .ticker(nanos::getAsLong)
        .executor(Runnable::run)
        .expireAfter(Expiry.<Key, Finding>creating(
            (key, finding) -> finding.kind() == Finding.Kind.SERVED ? KNOWN_FOR : UNKNOWN_FOR))
        .build();
    this.outgoing = Caffeine.newBuilder()
        .maximumSize(MAX_ENTRIES)
        .ticker(nanos::getAsLong)
        .executor(Runnable::run)
        .expireAfterWrite(OUTGOING_FOR)
        .build();
  }

  @Override
  public CompletionStage<Finding> find(DeploymentQuery query) {
    Key key = new Key(shared ? "" : query.caller().id(), query.resourceGroup(), query.deployment());
    Finding remembered = known.getIfPresent(key);
    return remembered != null ? CompletableFuture.completedFuture(remembered) : asked(key, query);
  }

  private CompletionStage<Finding> asked(Key key, DeploymentQuery query) {
    Flight mine = new Flight(new CompletableFuture<>(), nanos.getAsLong());
    Flight theirs = flights.putIfAbsent(key, mine);
    if (theirs != null && mine.sinceNanos() - theirs.sinceNanos() < FLIGHT.toNanos()) {
      return theirs
          .finding()
          .handle((finding, failure) -> failure == null && finding.kind() == Finding.Kind.SERVED
              ? CompletableFuture.completedFuture(finding)
              : look(key, query)) // with another's token it failed
          .thenCompose(stage -> stage);
    }
    flights.put(key, mine);
    looked(key, query).whenComplete((finding, failure) -> {
      flights.remove(key, mine);
      if (failure == null) {
        mine.finding().complete(finding);
      } else {
        mine.finding().completeExceptionally(failure);
      }
    });
    return mine.finding();
  }

  /** Looks, and never throws: nobody would ever be told what came of the question. */
  private CompletionStage<Finding> looked(Key key, DeploymentQuery query) {
    try {
      return look(key, query);
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<Finding> look(Key key, DeploymentQuery query) {
    if (!misses.take(query.caller().id())) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("the caller asks for too many deployments at once"));
    }
    long before = changes.get();
    return lookup.find(query).thenApply(found -> {
      Finding finding = withOutgoing(key, found);
      if (changes.get() == before) {
        known.put(key, finding);
      }
      return finding;
    });
  }

  private Finding withOutgoing(Key key, Finding finding) {
    Served before = outgoing.getIfPresent(key);
    if (before == null || !(finding instanceof Finding.Known now)) {
      return finding;
    }
    List<ModelRef> models = new ArrayList<>(now.served().models());
    before.models().stream().filter(model -> !models.contains(model)).forEach(models::add);
    return new Finding.Known(
        new Served(now.served().scenario(), now.served().executable(), models));
  }

  @Override
  public void changed(String deployment) {
    changes.incrementAndGet();
    flights.keySet().removeIf(key -> deployment.isEmpty() || key.deployment().equals(deployment));
    for (Map.Entry<Key, Finding> entry : known.asMap().entrySet()) {
      Key key = entry.getKey();
      if (deployment.isEmpty() || key.deployment().equals(deployment)) {
        if (entry.getValue() instanceof Finding.Known was) {
          outgoing.put(key, was.served());
        }
        known.invalidate(key);
      }
    }
  }
}
