package dev.lictor.settings;

import dev.lictor.Lictor;
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

  private ConfiguredEngine(Lictor lictor, UsageStore store, IdentityResolver identity) {
    this.lictor = lictor;
    this.store = store;
    this.identity = identity;
  }

  /**
   * Makes an engine.
   *
   * @param basePath the path below which the engine is asked, see {@link Lictor.Builder#basePath}; a host that cuts off the base
   *     path itself passes an empty one
   * @param listener is told what the engine decides and settles
   * @throws DiagnosticException with every finding in the files that the settings name, if there is an error in any
   * @throws IOException if the file of a secret cannot be read
   * @throws IllegalArgumentException if the identity settings contradict each other
   */
  public static ConfiguredEngine open(
      EngineSettings settings, String basePath, EngineListener listener)
      throws DiagnosticException, IOException {
    EngineSettings.Loaded loaded = settings.load();
    loaded.policies().warnings().forEach(warning -> LOG.warn("{}", warning));
    IdentityResolver identity = Identities.of(settings.identity());
    UsageStore store = new InMemoryUsageStore();
    LOG.info(
        "policy {}, store of scope {} and durability {}",
        loaded.policies().version(),
        store.scope(),
        store.durability());
    TeamDirectory teams = loaded.teams().isPresent() ? loaded.teams().get() : TeamDirectory.empty();
    Lictor lictor = Lictor.builder(loaded.policies().policy())
        .identity(identity)
        .teams(teams)
        .models(loaded.models())
        .usageStore(store)
        .listener(listener)
        .basePath(basePath)
        .limits(settings.limits())
        .build();
    return new ConfiguredEngine(lictor, store, identity);
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

  /** Closes the store and the identity; what is not settled by then stays charged at its hold. */
  @Override
  public void close() {
    CompletionStage<Void> unused = lictor.close();
    identity.close();
    store.close();
  }
}
