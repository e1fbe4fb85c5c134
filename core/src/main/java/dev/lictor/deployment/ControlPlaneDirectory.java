package dev.lictor.deployment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Served;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
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

  /** How many deployments that nobody remembers a caller may ask for in a second. */
  static final int MAX_MISSES = 10;

  private static final int MAX_ENTRIES = 10_000;

  /** Under what an answer is remembered; the caller is empty where a service asks. */
  record Key(String caller, String resourceGroup, String deployment) {}

  private final DeploymentLookup lookup;
  private final boolean shared;
  private final Remembered<Key, Finding> known;
  private final Cache<Key, Served> outgoing;

  /** Creates a directory of the deployments that a control plane knows. */
  public ControlPlaneDirectory(ControlPlane controlPlane) {
    this(new DeploymentLookup(controlPlane), !controlPlane.asksAsTheCaller(), System::nanoTime);
  }

  ControlPlaneDirectory(DeploymentLookup lookup, boolean shared, LongSupplier nanos) {
    this.lookup = lookup;
    this.shared = shared;
    this.known = new Remembered<>(
        (key, finding) -> isGood(finding) ? KNOWN_FOR : UNKNOWN_FOR,
        (key, finding) -> 1,
        MAX_ENTRIES,
        ControlPlaneDirectory::isGood,
        new MissBudget(MAX_MISSES, nanos),
        nanos);
    this.outgoing = Caffeine.newBuilder()
        .maximumSize(MAX_ENTRIES)
        .ticker(nanos::getAsLong)
        .executor(Runnable::run)
        .expireAfterWrite(OUTGOING_FOR)
        .build();
  }

  private static boolean isGood(Finding finding) {
    return finding.kind() == Finding.Kind.SERVED;
  }

  @Override
  public CompletionStage<Finding> find(DeploymentQuery query) {
    Key key = new Key(shared ? "" : query.caller().id(), query.resourceGroup(), query.deployment());
    return known.find(key, query.caller().id(), () -> lookup
        .find(query)
        .thenApply(found -> withOutgoing(key, found)));
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
    known.forget(
        key -> deployment.isEmpty() || key.deployment().equals(deployment), (key, finding) -> {
          if (finding instanceof Finding.Known was) {
            outgoing.put(key, was.served());
          }
        });
  }
}
