package dev.lictor;

import dev.lictor.deployment.DeploymentDirectory;
import dev.lictor.deployment.ReferenceSource;
import dev.lictor.event.EngineListener;
import dev.lictor.http.Exports;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.identity.IdentityResolver;
import dev.lictor.identity.TeamDirectory;
import dev.lictor.internal.dialect.Dialects;
import dev.lictor.internal.engine.Engine;
import dev.lictor.internal.engine.Setup;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.policy.Policy;
import dev.lictor.store.InMemoryUsageStore;
import dev.lictor.store.UsageStore;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The governance engine: decides who may call which model, holds what the call may cost, and settles what it did cost.
 *
 * <p>An engine starts no thread. What it was built with (identity, directories, store) belongs to whoever made it, and is
 * closed by them, after the engine. Several engines live in one JVM without knowing of each other. Thread-safe.
 */
public final class Lictor {

  private final Engine engine;

  private Lictor(Engine engine) {
    this.engine = engine;
  }

  /** Returns a builder of an engine that decides by the policy. */
  public static Builder builder(Policy policy) {
    return new Builder(policy);
  }

  /**
   * Opens a request: finds out who asks for what, and decides all that the head alone decides.
   *
   * @param head the head as it came over the wire
   * @param peer the other end of the connection
   * @return a stage that never fails and completes within the engine's deadlines, on any thread; where nothing had to be waited
   *     for it is complete already
   */
  public CompletionStage<Opening> open(RequestHead head, Peer peer) {
    return engine.open(head, peer);
  }

  /**
   * Decides calls that are opened from now on by another policy, with the directories that there are; calls that are open keep
   * theirs.
   */
  public void replace(Policy policy) {
    engine.replace(policy);
  }

  /**
   * Decides calls that are opened from now on by another policy, team directory and model catalogue, all at once; calls that are open
   * keep theirs, each of one set.
   */
  public void replace(Basis basis) {
    engine.replace(basis);
  }

  /** Returns what decides calls that are opened now. */
  public Basis basis() {
    return engine.basis();
  }

  /** Returns the policy that decides calls that are opened now. */
  public Policy policy() {
    return engine.basis().policy();
  }

  /**
   * Refuses governed calls from now on.
   *
   * @return a stage that completes when every governed call that is open has been settled
   */
  public CompletionStage<Void> close() {
    return engine.close();
  }

  /** Collects what an engine is made of. Not thread-safe. */
  public static final class Builder {

    private Basis basis;
    private @Nullable IdentityResolver identity;
    private @Nullable UsageStore store;
    private EngineListener listener = EngineListener.NONE;
    private String basePath = "";
    private String region = "";
    private Paths paths = Paths.AI_CORE;
    private Exports exports = Exports.REFUSED;
    private @Nullable DeploymentDirectory deployments;
    private @Nullable ReferenceSource references;
    private Limits limits = Limits.DEFAULT;
    private InstantSource clock = InstantSource.system();

    private Builder(Policy policy) {
      this.basis = Basis.of(policy);
    }

    /** Sets who proves the callers; required. */
    public Builder identity(IdentityResolver resolver) {
      identity = Objects.requireNonNull(resolver, "identity");
      return this;
    }

    /** Sets who knows the teams; by default nobody does. */
    public Builder teams(TeamDirectory directory) {
      basis = basis.withTeams(directory);
      return this;
    }

    /** Sets who knows the models; by default nobody does, and every model is refused. */
    public Builder models(ModelCatalogue catalogue) {
      basis = basis.withModels(catalogue);
      return this;
    }

    /** Sets who keeps the books; by default this process does, in memory. */
    public Builder usageStore(UsageStore usageStore) {
      store = Objects.requireNonNull(usageStore, "usageStore");
      return this;
    }

    /** Sets who is told what was decided and settled. */
    public Builder listener(EngineListener engineListener) {
      listener = Objects.requireNonNull(engineListener, "listener");
      return this;
    }

    /**
     * Sets the path below which the gateway serves the upstream's paths.
     *
     * @param path empty, or a plain path with a leading and without a trailing slash, such as {@code /genai}
     */
    public Builder basePath(String path) {
      if (!path.isEmpty() && (Target.parse(path).isEmpty() || path.indexOf('?') >= 0)) {
        throw new IllegalArgumentException(
            "basePath must be empty or a plain path such as /genai, found \"" + path + '"');
      }
      basePath = path;
      return this;
    }

    /** Sets the region of the upstream, such as {@code eu-central-1}, which policies see as {@code call.region}; empty if not said. */
    public Builder region(String name) {
      region = Objects.requireNonNull(name, "region");
      return this;
    }

    /** Sets which paths are governed; by default those of SAP AI Core. */
    public Builder paths(Paths governed) {
      paths = Objects.requireNonNull(governed, "paths");
      return this;
    }

    /** Sets what becomes of calls whose headers ask AI Core to record them; by default they are refused. */
    public Builder exports(Exports newExports) {
      exports = Objects.requireNonNull(newExports, "exports");
      return this;
    }

    /**
     * Sets who knows what deployments serve. By default nobody does: then calls that name their models themselves, those of
     * orchestration, are governed by what they say, and all others that go to a deployment are refused.
     */
    public Builder deployments(DeploymentDirectory directory) {
      deployments = Objects.requireNonNull(directory, "deployments");
      return this;
    }

    /**
     * Sets who fetches what references stand for, so that it is governed like what a request says itself. By default nobody does: then
     * calls that refer to stored configurations or templates are refused.
     */
    public Builder references(ReferenceSource source) {
      references = Objects.requireNonNull(source, "references");
      return this;
    }

    /** Sets how much memory and time the engine spends. */
    public Builder limits(Limits newLimits) {
      limits = Objects.requireNonNull(newLimits, "limits");
      return this;
    }

    /** Sets the wall clock. */
    public Builder clock(InstantSource newClock) {
      clock = Objects.requireNonNull(newClock, "clock");
      return this;
    }

    /**
     * Makes the engine.
     *
     * @throws IllegalStateException if no identity was set
     */
    public Lictor build() {
      if (identity == null) {
        throw new IllegalStateException("an engine needs an identity: who proves the callers?");
      }
      UsageStore books = store == null ? new InMemoryUsageStore() : store;
      return new Lictor(new Engine(
          basis,
          new Setup(
              basePath,
              region,
              paths,
              exports,
              Dialects.all(),
              Optional.ofNullable(deployments),
              Optional.ofNullable(references),
              identity,
              books,
              listener,
              limits,
              clock)));
    }
  }
}
