package dev.lictor.example.clients;

import dev.lictor.Lictor;
import dev.lictor.Paths;
import dev.lictor.deployment.ControlPlane;
import dev.lictor.deployment.ControlPlaneDirectory;
import dev.lictor.dsl.PolicyFiles;
import dev.lictor.event.DecisionRecord;
import dev.lictor.event.SettlementRecord;
import dev.lictor.example.proxy.Listener;
import dev.lictor.example.proxy.Proxy;
import dev.lictor.example.proxy.ProxySettings;
import dev.lictor.example.proxy.Timeouts;
import dev.lictor.example.proxy.Traffic;
import dev.lictor.example.proxy.Upstream;
import dev.lictor.example.simulator.Simulator;
import dev.lictor.example.simulator.SimulatorConfig;
import dev.lictor.example.simulator.exchange.TokenUsage;
import dev.lictor.example.simulator.token.SimulatorClient;
import dev.lictor.example.simulator.traffic.ModelUsage;
import dev.lictor.example.simulator.traffic.RecordState;
import dev.lictor.example.simulator.traffic.RequestRecord;
import dev.lictor.identity.IdentityResolver;
import dev.lictor.identity.Team;
import dev.lictor.identity.XsuaaIdentity;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import dev.lictor.store.Balance;
import dev.lictor.store.InMemoryUsageStore;
import dev.lictor.usage.Certainty;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A simulator, and before it a proxy that governs one kind of paths. Not thread-safe. */
final class Governed implements AutoCloseable {

  /** The most output tokens that the policy lets a call ask for. */
  static final long LONGEST_ANSWER = 1000;

  /** A prompt of which the simulator makes an answer of some length. */
  static final String PROMPT = "count to 12";

  private static final String POLICY = """
      apiVersion: lictor.dev/v1
      kind: Policy
      metadata: {name: clients}
      require:
        - {id: known-team, that: has(caller.team)}
      deny:
        - id: long-answers
          on: inference
          when: call.maxOutputTokens > %d
          message: At most %d tokens
      budgets:
        - {id: poor-month, when: caller.team.name == 'poor', unit: requests, limit: 1, window: month}
        - id: month
          when: call.operation != 'rerank'
          per: caller.team.name
          unit: tokens
          limit: 100000000
          window: month
        - {id: rankings, when: call.operation == 'rerank', unit: requests, limit: 1000, window: month}
      """.formatted(LONGEST_ANSWER, LONGEST_ANSWER);

  private final SimulatorClient rich = SimulatorClient.consumer("rich");
  private final SimulatorClient poor = SimulatorClient.consumer("poor", rich.zid());
  private final Books books = new Books();
  private final InMemoryUsageStore store = new InMemoryUsageStore();
  private final Simulator simulator;
  private final IdentityResolver identity;
  private final ControlPlane controlPlane;
  private final Lictor engine;
  private final Proxy proxy;
  private TokenUsage usedBefore = TokenUsage.ZERO;
  private long spentBefore;

  private Governed(Paths paths) throws Exception {
    simulator = Simulator.start(SimulatorConfig.of(rich, poor));
    identity = XsuaaIdentity.withKeysAt(URI.create(simulator.url() + "/token_keys"), "simulator")
        .audiences(XsuaaIdentity.audienceOf(rich.clientId()))
        .tenants(rich.zid())
        .build();
    controlPlane = ControlPlane.at(URI.create(simulator.url())).build();
    engine = Lictor.builder(policy())
        .paths(paths)
        .identity(identity)
        .teams(caller -> CompletableFuture.completedFuture(
            Optional.of(new Team(teamOf(caller.instance()), Set.of(), Map.of()))))
        .models(models())
        .deployments(new ControlPlaneDirectory(controlPlane))
        .usageStore(store)
        .listener(books)
        .build();
    proxy = Proxy.start(settings(), engine::open);
  }

  static Governed start(Paths paths) {
    try {
      return new Governed(paths);
    } catch (Exception failure) {
      throw new IllegalStateException("nothing could be started", failure);
    }
  }

  private String teamOf(String instance) {
    return instance.equals(poor.serviceInstanceId()) ? "poor" : "rich";
  }

  private static dev.lictor.policy.Policy policy() throws Exception {
    Path file = Files.createTempFile("clients", ".yaml");
    try {
      Files.writeString(file, POLICY);
      return PolicyFiles.withoutAttributes().load(List.of(file)).policy();
    } finally {
      Files.delete(file);
    }
  }

  private static ModelCatalogue models() {
    return ModelCatalogue.of(List.of(
        model("gpt-4o", 16_384),
        model("text-embedding-3-large", 0),
        model("anthropic--claude-4-sonnet", 64_000),
        model("claude-sonnet-4-5", 64_000),
        model("us.anthropic.claude-sonnet-4-20250514-v1:0", 64_000),
        model("amazon--titan-embed-text", 0),
        model("amazon.titan-embed-text-v2:0", 0),
        model("cohere--command-a-reasoning", 32_768),
        model("command-a-reasoning-08-2025", 32_768),
        model("cohere-reranker", 0),
        model("cohere-reranker-35", 0),
        model("gemini-2.5-flash", 65_536),
        model("gemini-embedding", 0),
        model("gemini-embedding-001", 0)));
  }

  private static ModelEntry model(String name, long maxOutputTokens) {
    return new ModelEntry(name, "vendor", 200_000, maxOutputTokens, Map.of());
  }

  private ProxySettings settings() {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new ProxySettings(
        new Upstream(URI.create(simulator.url()), Optional.empty()),
        new Listener(anyPort, "", Optional.empty(), Optional.empty()),
        anyPort,
        Timeouts.DEFAULT,
        Traffic.DEFAULT);
  }

  /** Forgets what was decided, settled and used. */
  void begin() throws InterruptedException {
    awaitUpstream();
    books.clear();
    simulator.clearRequests();
    usedBefore = sum();
    spentBefore = balance();
  }

  String url() {
    return proxy.url().toString();
  }

  /** Returns where a deployment is called. */
  String deployment(String id) {
    return url() + "/v2/inference/deployments/" + id;
  }

  /** Returns the token of a caller who may spend. */
  String token() {
    return simulator.mint().token(rich);
  }

  /** Returns the token of a caller who has one call a month. */
  String poorToken() {
    return simulator.mint().token(poor);
  }

  /** Returns the token of nobody. */
  String forgedToken() {
    return simulator.mint().signedByAnotherKey(rich);
  }

  List<DecisionRecord> decisions() {
    return books.decisions();
  }

  /** Returns the id of the first reason of each refusal. */
  List<String> refusals() {
    return books.decisions().stream()
        .filter(decision -> !decision.permitted())
        .map(decision -> decision.reasons().get(0).id())
        .toList();
  }

  /** Waits until so many calls were settled, and returns how they were. */
  List<SettlementRecord> settled(int calls) throws InterruptedException {
    return books.settled(calls);
  }

  /** Waits until so many calls were settled, and sums up what the engine booked; each must be certain. */
  TokenUsage booked(int calls) throws InterruptedException {
    long input = 0;
    long output = 0;
    for (SettlementRecord settlement : books.settled(calls)) {
      if (settlement.usage().certainty() != Certainty.EXACT) {
        throw new AssertionError("expected a certain figure, found " + settlement);
      }
      input += settlement.usage().inputTokens();
      output += settlement.usage().outputTokens();
    }
    return new TokenUsage(input, output);
  }

  /** Returns what the upstream says that was used since the beginning. */
  TokenUsage used() throws InterruptedException {
    awaitUpstream();
    TokenUsage now = sum();
    return new TokenUsage(
        now.promptTokens() - usedBefore.promptTokens(),
        now.completionTokens() - usedBefore.completionTokens());
  }

  /** Returns how much was spent since the beginning, in the books of the budgets: tokens, and rankings by the call. */
  long spent() {
    return balance() - spentBefore;
  }

  private long balance() {
    return store.balances("").toCompletableFuture().join().page().stream()
        .mapToLong(Balance::spent)
        .sum();
  }

  /** Returns what reached the upstream's models. */
  List<RequestRecord> received() {
    return simulator.requests().stream()
        .filter(request -> !request.head().path().startsWith("/v2/lm/"))
        .filter(request -> !request.head().path().equals("/token_keys"))
        .toList();
  }

  private TokenUsage sum() {
    long prompt = 0;
    long completion = 0;
    for (ModelUsage usage : simulator.usage()) {
      prompt += usage.reported().promptTokens();
      completion += usage.reported().completionTokens();
    }
    return new TokenUsage(prompt, completion);
  }

  private void awaitUpstream() throws InterruptedException {
    boolean done = simulator.awaitRequests(
        all -> all.stream()
            .allMatch(r -> r.state() == RecordState.COMPLETE || r.state() == RecordState.ABORTED),
        Duration.ofSeconds(20));
    if (!done) {
      throw new AssertionError("the upstream is still busy");
    }
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    engine.close().toCompletableFuture().join();
    controlPlane.close();
    identity.close();
    simulator.close();
  }
}
