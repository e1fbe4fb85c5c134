package dev.lictor.settings;

import dev.lictor.Basis;
import dev.lictor.Lictor;
import dev.lictor.deployment.ControlPlane;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.event.EngineListener;
import dev.lictor.identity.IdentityResolver;
import dev.lictor.identity.TeamDirectory;
import dev.lictor.settings.reload.Reload;
import dev.lictor.settings.reload.ReloadListener;
import dev.lictor.settings.reload.Settling;
import dev.lictor.settings.reload.Standing;
import dev.lictor.settings.reload.Watch;
import dev.lictor.store.InMemoryUsageStore;
import dev.lictor.store.UsageStore;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An engine made from settings, with what it was made of. It takes the files that the settings name anew when they change, as one
 * set. Thread-safe.
 */
public final class ConfiguredEngine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredEngine.class);

  private final Lictor lictor;
  private final UsageStore store;
  private final IdentityResolver identity;
  private final Asked asked;
  private final Reload<EngineSettings.Loaded> reload;
  private final Optional<TeamDirectory> hosts;
  private final Optional<Watch> watch;

  private ConfiguredEngine(Builder from, Reload<EngineSettings.Loaded> reload, Asked asked)
      throws IOException {
    EngineSettings settings = from.settings;
    this.reload = reload;
    this.asked = asked;
    this.hosts = Optional.ofNullable(from.teams);
    this.identity = Identities.of(settings.identity());
    this.store = new InMemoryUsageStore();
    Basis basis = basis(reload.live());
    Lictor.Builder builder = Lictor.builder(basis.policy())
        .identity(identity)
        .teams(basis.teams())
        .models(basis.models())
        .usageStore(store)
        .listener(from.listener)
        .basePath(from.basePath)
        .region(from.settings.region())
        .paths(settings.paths())
        .exports(settings.exports())
        .limits(settings.limits())
        .clock(from.clock);
    asked.deployments().ifPresent(builder::deployments);
    asked.references().ifPresent(builder::references);
    this.lictor = builder.build();
    LOG.info(
        "policy {}, control plane asked {}, store of scope {} and durability {}, files looked at {}",
        basis.policy().version(),
        asked.as(),
        store.scope(),
        store.durability(),
        settings
            .reload()
            .map(times -> "every " + times.every().toMillis() + "ms")
            .orElse("once"));
    this.watch = settings.reload().map(times -> Watch.every(times.every(), this::look));
  }

  private Basis basis(EngineSettings.Loaded loaded) {
    Basis basis = loaded.basis();
    return hosts.isPresent() ? basis.withTeams(hosts.get()) : basis;
  }

  /** Returns a builder of an engine with these settings. */
  public static Builder builder(EngineSettings settings) {
    return new Builder(settings);
  }

  /** Returns the engine. */
  public Lictor lictor() {
    return lictor;
  }

  /** Returns the store in which the engine keeps its books. */
  public UsageStore store() {
    return store;
  }

  /** Returns which policy is live with its directories, since when, and whether what the files hold now was refused. */
  public Standing standing() {
    return reload.standing();
  }

  /**
   * Looks at the files and takes what they hold, if they have changed and the change has come to rest; a change is seen at one call
   * and taken at a later one. This is what the watching thread does. A host whose settings say {@code reload: off} may do it
   * whenever it wants. Returns when what was taken is live.
   */
  public void look() {
    reload.look(loaded -> lictor.replace(basis(loaded)));
  }

  /**
   * Refuses governed calls from now on.
   *
   * @return a stage that completes when every call that is open is settled
   */
  public CompletionStage<Void> drain() {
    return lictor.close();
  }

  /**
   * Closes the store, the identity and the control plane, and ends the thread that watches the files; what is not settled by then
   * stays charged at its hold.
   */
  @Override
  public void close() {
    CompletionStage<Void> unused = lictor.close();
    watch.ifPresent(Watch::close);
    identity.close();
    asked.close();
    store.close();
  }

  /** Collects what a host adds to its settings. Not thread-safe. */
  public static final class Builder {

    private final EngineSettings settings;
    private String basePath;
    private ControlPlane.@Nullable Builder controlPlane;
    private @Nullable TeamDirectory teams;
    private EngineListener listener = EngineListener.NONE;
    private ReloadListener reloadListener = ReloadListener.NONE;
    private InstantSource clock = InstantSource.system();
    private LongSupplier nanos = System::nanoTime;

    private Builder(EngineSettings settings) {
      this.settings = Objects.requireNonNull(settings, "settings");
      this.basePath = settings.basePath();
    }

    /**
     * Sets the path below which the engine is asked, see {@link Lictor.Builder#basePath}; by default that of the settings. A host that
     * cuts off the base path itself sets an empty one.
     */
    public Builder basePath(String path) {
      basePath = Objects.requireNonNull(path, "basePath");
      return this;
    }

    /**
     * Sets where AI Core is; it is asked as the settings say, and closed with the engine. By default the host does not know, and no
     * control plane is asked.
     */
    public Builder controlPlane(ControlPlane.Builder builder) {
      controlPlane = Objects.requireNonNull(builder, "controlPlane");
      return this;
    }

    /**
     * Sets a team directory of the host's own, whose attributes policies may read; the settings then name none. It is closed by the
     * host, after the engine.
     */
    public Builder teams(TeamDirectory directory) {
      teams = Objects.requireNonNull(directory, "teams");
      return this;
    }

    /** Sets who is told what the engine decides and settles. */
    public Builder listener(EngineListener engineListener) {
      listener = Objects.requireNonNull(engineListener, "listener");
      return this;
    }

    /** Sets who is told what becomes of files that change. */
    public Builder reloadListener(ReloadListener newListener) {
      reloadListener = Objects.requireNonNull(newListener, "reloadListener");
      return this;
    }

    /** Sets the wall clock. */
    public Builder clock(InstantSource newClock) {
      clock = Objects.requireNonNull(newClock, "clock");
      return this;
    }

    /** Sets the ticker that tells for how long files have been quiet. */
    public Builder ticker(LongSupplier ticker) {
      nanos = Objects.requireNonNull(ticker, "ticker");
      return this;
    }

    /**
     * Makes the engine, and watches the files from then on if the settings say so.
     *
     * @throws DiagnosticException with every finding in the files that the settings name, if there is an error in any
     * @throws IOException if the file of a secret or of a service key cannot be read
     * @throws IllegalArgumentException if the identity settings contradict each other, a service key is none, a service is to ask
     *     the control plane and nobody knows where that is, or both the settings and the host have a team directory
     */
    public ConfiguredEngine open() throws DiagnosticException, IOException {
      if (teams != null && settings.teams().isPresent()) {
        throw new IllegalArgumentException(
            "teams: the host has a directory of its own, and the settings name "
                + settings.teams().get());
      }
      Duration quiet = settings.reload().orElse(ReloadSettings.DEFAULT).quiet();
      Reload<EngineSettings.Loaded> reload = Reload.begin(
          new EngineFiles(settings, Optional.ofNullable(teams)),
          new Settling(quiet, nanos),
          clock,
          reloadListener);
      Asked asked = asked();
      try {
        return new ConfiguredEngine(this, reload, asked);
      } catch (IOException | RuntimeException e) {
        asked.close();
        throw e;
      }
    }

    private Asked asked() throws IOException {
      if (controlPlane != null) {
        return Asked.of(settings.controlPlane(), controlPlane);
      }
      if (settings.controlPlane() instanceof ControlPlaneSettings.AsService) {
        throw new IllegalArgumentException(
            "controlPlane: a service is to ask, but this host does not say where AI Core is");
      }
      return Asked.NOBODY;
    }
  }
}
