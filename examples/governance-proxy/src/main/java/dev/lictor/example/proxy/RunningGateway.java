package dev.lictor.example.proxy;

import dev.lictor.deployment.ControlPlane;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.settings.ConfiguredEngine;
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
  private final ConfiguredEngine engine;
  private final Duration grace;

  private RunningGateway(
      Proxy proxy, Management management, ConfiguredEngine engine, Duration grace) {
    this.proxy = proxy;
    this.management = management;
    this.engine = engine;
    this.grace = grace;
  }

  /**
   * Starts all of it.
   *
   * @throws DiagnosticException with every finding in the files that the settings name
   * @throws IOException if it cannot listen, or a certificate or secret cannot be read
   */
  static RunningGateway start(ProxyFile file) throws IOException, DiagnosticException {
    ModelUsage models = new ModelUsage();
    ProxySettings settings = file.proxy();
    // The proxy cuts off the base path before it asks the engine.
    ConfiguredEngine engine = ConfiguredEngine.builder(file.engine())
        .basePath("")
        .controlPlane(controlPlane(settings.upstream()))
        .listener(models.andThen(new RefusalLog()))
        .open();
    try {
      Proxy proxy = Proxy.start(settings, engine.lictor()::open);
      try {
        Pages pages = new Pages(
            engine.store(), models, settings.upstream().url(), engine::standing, proxy::stopping);
        Management management = Management.start(settings.management(), pages);
        return new RunningGateway(proxy, management, engine, settings.timeouts().shutdown());
      } catch (IOException | RuntimeException failure) {
        proxy.close();
        throw failure;
      }
    } catch (IOException | RuntimeException failure) {
      engine.close();
      throw failure;
    }
  }

  private static ControlPlane.Builder controlPlane(Upstream upstream) throws IOException {
    ControlPlane.Builder builder = ControlPlane.at(upstream.url());
    return upstream.trust().isPresent()
        ? builder.httpClient(Tls.clientTrusting(upstream.trust().get()))
        : builder;
  }

  Proxy proxy() {
    return proxy;
  }

  String managementUrl() {
    return management.url();
  }

  /** Stops accepting, lets what runs finish, settles, and closes; readiness is told to the end. */
  @Override
  public void close() {
    proxy.close();
    try {
      engine
          .drain()
          .toCompletableFuture()
          .orTimeout(Math.max(1000, grace.toMillis()), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException unsettled) {
      LOG.warn("some calls were not settled in time; they stay charged at their holds");
    }
    management.close();
    engine.close();
  }
}
