package dev.lictor.example.proxy;

import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.settings.EngineSettings;
import dev.lictor.settings.Section;
import dev.lictor.settings.SettingsFile;
import dev.lictor.settings.SettingsNode;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings file of a proxy: the engine's part and the part {@code proxy}. Immutable.
 *
 * @param proxy what the proxy is told
 * @param engine what the engine is told
 */
record ProxyFile(ProxySettings proxy, EngineSettings engine) {

  private static final Section SECTION = Section.of("proxy", ProxyFile.class, "proxy.schema.json");
  private static final String LOOPBACK = "127.0.0.1";

  /**
   * Reads a file.
   *
   * @throws DiagnosticException with every finding, if anything in it does not fit
   */
  static ProxyFile read(Path path) throws DiagnosticException {
    SettingsFile file = SettingsFile.read(path, SECTION);
    SettingsNode part = file.section("proxy");
    if (!part.isPresent()) {
      part.refuse("expected the part `proxy`, with at least the address of the upstream", "");
    }
    String basePath = file.section("engine").at("basePath").text().orElse("");
    Optional<Upstream> upstream = upstream(part.at("upstream"));
    Optional<Listener> listener = listener(part.at("listen"), basePath);
    InetSocketAddress management = address(part.at("management"), 9090);
    Timeouts timeouts = timeouts(part.at("timeouts"));
    Traffic traffic = traffic(part.at("traffic"));
    file.check();
    EngineSettings engine = EngineSettings.from(file);
    return new ProxyFile(
        new ProxySettings(
            upstream.orElseThrow(), listener.orElseThrow(), management, timeouts, traffic),
        engine);
  }

  private static Optional<Upstream> upstream(SettingsNode node) {
    Optional<Path> trust = file(node.at("trust"));
    return node.at("url")
        .uri()
        .flatMap(url -> made(node.at("url"), url, its -> new Upstream(its, trust)));
  }

  private static Optional<Listener> listener(SettingsNode node, String basePath) {
    SettingsNode shown = node.at("certificate");
    Optional<Path> chain = file(shown.at("chain"));
    Optional<Path> key = file(shown.at("key"));
    Optional<Listener.Certificate> certificate =
        chain.flatMap(c -> key.map(k -> new Listener.Certificate(c, k)));
    return made(
        node.at(node.at("publicUrl").isPresent() ? "publicUrl" : "host"),
        address(node, 8080),
        its -> new Listener(its, basePath, node.at("publicUrl").uri(), certificate));
  }

  private static InetSocketAddress address(SettingsNode node, int defaultPort) {
    int port = (int) node.at("port").number().orElse((long) defaultPort).longValue();
    InetSocketAddress address =
        new InetSocketAddress(node.at("host").text().orElse(LOOPBACK), port);
    if (address.isUnresolved()) {
      node.at("host")
          .refuse(
              "expected a host name or an address of this machine, found one that nobody knows",
              "");
    }
    return address;
  }

  private static Timeouts timeouts(SettingsNode node) {
    Timeouts absent = Timeouts.DEFAULT;
    return made(
            node,
            node,
            its -> new Timeouts(
                duration(its, "request", absent.request()),
                duration(its, "connect", absent.connect()),
                duration(its, "responseHead", absent.responseHead()),
                duration(its, "idle", absent.idle()),
                duration(its, "keepAlive", absent.keepAlive()),
                duration(its, "upstreamKeepAlive", absent.upstreamKeepAlive()),
                duration(its, "shutdown", absent.shutdown())))
        .orElse(absent);
  }

  private static Duration duration(SettingsNode node, String key, Duration absent) {
    return node.at(key).duration().orElse(absent);
  }

  private static Traffic traffic(SettingsNode node) {
    Traffic absent = Traffic.DEFAULT;
    return made(
            node,
            node,
            its -> new Traffic(
                size(its.at("maxLine").bytes(), absent.maxLineBytes()),
                size(its.at("maxHeader").bytes(), absent.maxHeaderBytes()),
                size(its.at("maxUpstreamConnections").number(), absent.maxUpstreamConnections()),
                size(its.at("maxRewritten").bytes(), absent.maxRewrittenBytes()),
                size(its.at("threads").number(), absent.threads())))
        .orElse(absent);
  }

  private static int size(Optional<Long> said, int absent) {
    return said.map(Math::toIntExact).orElse(absent);
  }

  private static Optional<Path> file(SettingsNode node) {
    Optional<Path> path = node.path();
    if (path.isPresent() && !Files.isReadable(path.get())) {
      node.refuse("expected a file that can be read, found none at " + path.get(), "");
    }
    return path;
  }

  /** Makes a setting; what it objects to is a finding at the node. */
  private static <A, T> Optional<T> made(SettingsNode node, @Nullable A of, Function<A, T> making) {
    try {
      return Optional.of(making.apply(of));
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      node.refuse(wrong.getMessage() == null ? "the value does not fit" : wrong.getMessage(), "");
      return Optional.empty();
    }
  }
}
