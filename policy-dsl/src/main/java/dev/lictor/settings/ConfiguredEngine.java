package dev.lictor.settings;

import dev.lictor.Lictor;
import dev.lictor.deployment.ControlPlane;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.event.EngineListener;
import dev.lictor.identity.IdentityResolver;
import dev.lictor.identity.TeamDirectory;
import dev.lictor.store.InMemoryUsageStore;
import dev.lictor.store.UsageStore;
import java.io.IOException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine made from settings, with what it was made of. Thread-safe. */
public final class ConfiguredEngine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredEngine.class);

  private final Lictor lictor;
  private final UsageStore store;
  private final IdentityResolver identity;
  private final Asked asked;

  private ConfiguredEngine(
      Lictor lictor, UsageStore store, IdentityResolver identity, Asked asked) {
    this.lictor = lictor;
    this.store = store;
    this.identity = identity;
    this.asked = asked;
  }

  /**
   * Makes an engine of a host that does not say where AI Core is, so that no control plane is asked.
   *
   * @param basePath as below
   * @param listener as below
   * @throws DiagnosticException as below
   * @throws IOException as below
   * @throws IllegalArgumentException as below, or if the settings say that a service asks the control plane
   */
  public static ConfiguredEngine open(
      EngineSettings settings, String basePath, EngineListener listener)
      throws DiagnosticException, IOException {
    if (settings.controlPlane() instanceof ControlPlaneSettings.AsService) {
      throw new IllegalArgumentException(
          "controlPlane: a service is to ask, but this host does not say where AI Core is");
    }
    return open(settings, basePath, Asked.NOBODY, listener);
  }

  /**
   * Makes an engine.
   *
   * @param basePath the path below which the engine is asked, see {@link Lictor.Builder#basePath}; a host that cuts off the base
   *     path itself passes an empty one
   * @param controlPlane where AI Core is; it is asked as the settings say, and closed with the engine
   * @param listener is told what the engine decides and settles
   * @throws DiagnosticException with every finding in the files that the settings name, if there is an error in any
   * @throws IOException if the file of a secret or of a service key cannot be read
   * @throws IllegalArgumentException if the identity settings contradict each other, or a service key is none
   */
  public static ConfiguredEngine open(
      EngineSettings settings,
      String basePath,
      ControlPlane.Builder controlPlane,
      EngineListener listener)
      throws DiagnosticException, IOException {
    return open(settings, basePath, Asked.of(settings.controlPlane(), controlPlane), listener);
  }

  private static ConfiguredEngine open(
      EngineSettings settings, String basePath, Asked asked, EngineListener listener)
      throws DiagnosticException, IOException {
    EngineSettings.Loaded loaded = settings.load();
    loaded.warnings().forEach(warning -> LOG.warn("{}", warning.render().strip()));
    IdentityResolver identity = Identities.of(settings.identity());
    UsageStore store = new InMemoryUsageStore();
    LOG.info(
        "policy {}, control plane asked {}, store of scope {} and durability {}",
        loaded.policies().version(),
        asked.as(),
        store.scope(),
        store.durability());
    TeamDirectory teams = loaded.teams().isPresent() ? loaded.teams().get() : TeamDirectory.empty();
    Lictor.Builder builder = Lictor.builder(loaded.policies().policy())
        .identity(identity)
        .teams(teams)
        .models(loaded.models())
        .usageStore(store)
        .listener(listener)
        .basePath(basePath)
        .paths(settings.paths())
        .exports(settings.exports())
        .limits(settings.limits());
    asked.deployments().ifPresent(builder::deployments);
    asked.references().ifPresent(builder::references);
    return new ConfiguredEngine(builder.build(), store, identity, asked);
  }

  /** Returns the engine. */
  public Lictor lictor() {
    return lictor;
  }

  /** Returns the store in which the engine keeps its books. */
  public UsageStore store() {
    return store;
  }

  /**
   * Refuses governed calls from now on.
   *
   * @return a stage that completes when every call that is open is settled
   */
  public CompletionStage<Void> drain() {
    return lictor.close();
  }

  /** Closes the store, the identity and the control plane; what is not settled by then stays charged at its hold. */
  @Override
  public void close() {
    CompletionStage<Void> unused = lictor.close();
    identity.close();
    asked.close();
    store.close();
  }
}
