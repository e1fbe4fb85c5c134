package dev.lictor.example.proxy;

import dev.lictor.Lictor;
import dev.lictor.store.UsageStore;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A proxy, its engine, its store and its management port, started and stopped as one. Thread-safe. */
final class RunningGateway implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningGateway.class);

  private final Proxy proxy;
  private final Management management;
  private final Lictor lictor;
  private final UsageStore store;
  private final Duration grace;

  private RunningGateway(
      Proxy proxy, Management management, Lictor lictor, UsageStore store, Duration grace) {
    this.proxy = proxy;
    this.management = management;
    this.lictor = lictor;
    this.store = store;
    this.grace = grace;
  }

  /**
   * Starts all of it.
   *
   * @param lictor the engine; from now on it and the store are closed with the gateway
   * @param models the listener that the engine was built with
   */
  static RunningGateway start(
      ProxySettings settings, Lictor lictor, UsageStore store, ModelUsage models)
      throws IOException {
    Proxy proxy = Proxy.start(settings, lictor::open);
    try {
      Pages pages = new Pages(store, models, settings.upstream().url(), proxy::stopping);
      Management management = Management.start(settings.management(), pages);
      return new RunningGateway(
          proxy, management, lictor, store, settings.timeouts().shutdown());
    } catch (IOException failure) {
      proxy.close();
      throw failure;
    }
  }

  Proxy proxy() {
    return proxy;
  }

  int managementPort() {
    return management.port();
  }

  /** Stops accepting, lets what runs finish, settles, and closes; readiness is told to the end. */
  @Override
  public void close() {
    proxy.close();
    try {
      lictor
          .close()
          .toCompletableFuture()
          .orTimeout(Math.max(1000, grace.toMillis()), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException unsettled) {
      LOG.warn("some calls were not settled in time; they stay charged at their holds");
    }
    management.close();
    store.close();
  }
}
