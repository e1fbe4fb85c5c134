package dev.lictor.example.simulator;

import dev.lictor.example.simulator.behaviour.Behaviour;
import dev.lictor.example.simulator.behaviour.BehaviourBoard;
import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.control.ControlEndpoint;
import dev.lictor.example.simulator.controlplane.ControlPlane;
import dev.lictor.example.simulator.controlplane.Landscape;
import dev.lictor.example.simulator.model.ModelCatalogue;
import dev.lictor.example.simulator.orchestration.Orchestration;
import dev.lictor.example.simulator.orchestration.OrchestrationEmbeddings;
import dev.lictor.example.simulator.registry.Registry;
import dev.lictor.example.simulator.server.HttpServer;
import dev.lictor.example.simulator.token.SigningKeys;
import dev.lictor.example.simulator.token.SimulatorClient;
import dev.lictor.example.simulator.token.TokenEndpoint;
import dev.lictor.example.simulator.token.TokenMint;
import dev.lictor.example.simulator.token.TokenVerifier;
import dev.lictor.example.simulator.traffic.ModelUsage;
import dev.lictor.example.simulator.traffic.RequestLog;
import dev.lictor.example.simulator.traffic.RequestRecord;
import dev.lictor.example.simulator.traffic.UsageSums;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A stand-in for SAP AI Core on 127.0.0.1: tokens, control plane, registry, orchestration, models deployed one by one, and the
 * vendors' own paths. Thread-safe.
 *
 * <p>It verifies tokens itself, records all that it receives, and misbehaves when told to.
 */
public final class Simulator implements AutoCloseable {
  private final BehaviourBoard board;
  private final UsageSums usage;
  private final RequestLog log;
  private final HttpServer server;
  private final String url;
  private final TokenMint mint;

  private Simulator(SimulatorConfig config) throws IOException {
    SigningKeys keys = SigningKeys.generate();
    this.board = new BehaviourBoard(new Behaviour(List.of(), config.failingModels()));
    this.usage = new UsageSums();
    this.log = new RequestLog(usage);
    this.server = HttpServer.start(
        config.port(), port -> site(config, keys, urlOf(port), board, log, usage), board);
    this.url = urlOf(server.port());
    this.mint = new TokenMint(keys, url, config.tokenLifetime(), config.clock());
  }

  /**
   * Starts a simulator.
   *
   * @throws IOException if the port cannot be had
   */
  public static Simulator start(SimulatorConfig config) throws IOException {
    return new Simulator(config);
  }

  private static String urlOf(int port) {
    return "http://127.0.0.1:" + port;
  }

  private static Site site(
      SimulatorConfig config,
      SigningKeys keys,
      String url,
      BehaviourBoard board,
      RequestLog log,
      UsageSums usage) {
    TokenMint mint = new TokenMint(keys, url, config.tokenLifetime(), config.clock());
    ModelCatalogue models = new ModelCatalogue();
    Landscape landscape = new Landscape(config.clock());
    FoundationModels direct = new FoundationModels(models, board::fails, config.clock());
    Registry registry = new Registry(config.clock());
    Vendors vendors = new Vendors(board::fails);
    Inference inference = new Inference(
        landscape,
        new Orchestration(models, board::fails, config.clock()),
        models,
        new OrchestrationEmbeddings(models, board::fails),
        registry,
        direct,
        vendors);
    Routes routes = new Routes(
        new TokenEndpoint(config.clients(), keys, mint),
        new ControlPlane(landscape, models, url, config.clock()),
        inference,
        new NativePaths(direct),
        registry,
        vendors,
        config.clock());
    CallerCheck callers = new CallerCheck(
        new TokenVerifier(keys, config.clients(), config.clock()), config.anyBearer());
    ControlEndpoint control = new ControlEndpoint(board, log, usage, config.clients(), mint);
    return new Site(board, log, control, callers, routes);
  }

  /** Returns the base URL, without a slash at its end. */
  public String url() {
    return url;
  }

  /** Returns the port. */
  public int port() {
    return server.port();
  }

  /** Returns the mint that makes tokens, true and false ones. */
  public TokenMint mint() {
    return mint;
  }

  /**
   * Writes a client's service key in SAP's own format.
   *
   * @param aiApiUrl what the key names as AI Core's address: the simulator's own, or that of a proxy before it
   */
  public String serviceKey(SimulatorClient client, String aiApiUrl) {
    return ServiceKey.json(client, url, aiApiUrl);
  }

  /** Puts rules in force in place of the behaviour that was. */
  public void behaviour(BehaviourRule... rules) {
    board.set(new Behaviour(List.of(rules), Set.of()));
  }

  /** Puts a behaviour in force. */
  public void behaviour(Behaviour behaviour) {
    board.set(behaviour);
  }

  /** Returns to the behaviour of the start and lets go of whatever rests. */
  public void resetBehaviour() {
    board.reset();
  }

  /** Lets go of whatever rests: paused answers go on, stopped reading is taken up again. */
  public void release() {
    board.release();
  }

  /** Returns what was received and answered, oldest first. */
  public List<RequestRecord> requests() {
    return log.records();
  }

  /**
   * Waits until what was received and answered is as wished.
   *
   * @return whether it became so within the time
   */
  public boolean awaitRequests(Predicate<List<RequestRecord>> wish, Duration atMost)
      throws InterruptedException {
    return log.await(wish, atMost);
  }

  /** Forgets what was received and answered. */
  public void clearRequests() {
    log.clear();
  }

  /** Returns what each service instance used of each model. */
  public List<ModelUsage> usage() {
    return usage.all();
  }

  /** Stops listening and closes every connection. */
  @Override
  public void close() {
    server.close();
  }
}
