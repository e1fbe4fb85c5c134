package dev.lictor;

import dev.lictor.budget.CalendarWindow;
import dev.lictor.budget.Unit;
import dev.lictor.event.DecisionRecord;
import dev.lictor.event.EngineListener;
import dev.lictor.event.SettlementRecord;
import dev.lictor.http.Headers;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Identification;
import dev.lictor.identity.IdentityResolver;
import dev.lictor.identity.Team;
import dev.lictor.identity.TeamDirectory;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import dev.lictor.policy.BudgetRule;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import dev.lictor.policy.Selector;
import dev.lictor.store.Balance;
import dev.lictor.store.InMemoryUsageStore;
import dev.lictor.store.UsageStore;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** An engine as a small gateway would build it, and the words of a host that speaks to it. */
final class Gateway {

  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final String V2 = "/v2/inference/deployments/d-orchestration/v2/completion";
  static final Peer PEER = Peer.at(InetAddress.getLoopbackAddress());

  private static final TeamDirectory TEAMS = caller -> CompletableFuture.completedFuture(
      caller.instance().equals("outsider")
          ? Optional.empty()
          : Optional.of(new Team(caller.instance(), Set.of(), Map.of())));
  private static final ModelCatalogue MODELS = ModelCatalogue.of(List.of(
      new ModelEntry("gpt-4o", "openai", 128_000, 16_384, Map.of()),
      new ModelEntry("gpt-4o-mini", "openai", 128_000, 16_384, Map.of())));

  final List<DecisionRecord> decisions = Collections.synchronizedList(new ArrayList<>());
  final List<SettlementRecord> settlements = Collections.synchronizedList(new ArrayList<>());
  final UsageStore books;
  final Lictor lictor;

  private Gateway(UsageStore books, Lictor lictor) {
    this.books = books;
    this.lictor = lictor;
  }

  static Gateway of(Policy policy) {
    return of(policy, store -> store, builder -> builder);
  }

  static Gateway of(
      Policy policy, UnaryOperator<UsageStore> wrap, UnaryOperator<Lictor.Builder> change) {
    UsageStore books =
        new InMemoryUsageStore(InstantSource.fixed(NOW), () -> 0, InMemoryUsageStore.RETENTION);
    List<Gateway> self = new ArrayList<>();
    EngineListener listener = new EngineListener() {
      @Override
      public void decided(DecisionRecord decision) {
        self.get(0).decisions.add(decision);
      }

      @Override
      public void settled(SettlementRecord settlement) {
        self.get(0).settlements.add(settlement);
      }
    };
    Lictor.Builder builder = Lictor.builder(policy)
        .identity(bearer())
        .teams(TEAMS)
        .models(MODELS)
        .usageStore(wrap.apply(books))
        .listener(listener)
        .clock(InstantSource.fixed(NOW));
    self.add(new Gateway(books, change.apply(builder).build()));
    return self.get(0);
  }

  /** Returns the basis of an engine that a test makes without its front door. */
  static Basis basis() {
    return Basis.of(policy(1000)).withTeams(TEAMS).withModels(MODELS);
  }

  /** Takes the token itself for the service instance; verifying real tokens is the business of the identity room's tests. */
  static IdentityResolver bearer() {
    return (head, peer) -> {
      String value = head.headers().first("Authorization");
      return CompletableFuture.completedFuture(
          value == null || !value.startsWith("Bearer ")
              ? new Identification.Rejected("missing_token", "A Bearer token is required")
              : new Identification.Proven(
                  new Caller(
                      "issuer",
                      "tenant",
                      value.substring(7),
                      "client",
                      Optional.empty(),
                      Set.of(),
                      true,
                      Optional.empty()),
                  Long.MAX_VALUE));
    };
  }

  /** Known teams, gpt models alone, and tokens a day for each team. */
  static Policy policy(long tokensADay) {
    return Policy.of(List.of(shared(tokensADay)), "v1");
  }

  /** The one document of that policy. */
  static Document shared(long tokensADay) {
    Rule knownTeam = new Rule(
        Section.REQUIRE,
        "known-team",
        Selector.ANY,
        Condition.ALWAYS,
        e -> e.situation().caller().team().isPresent(),
        Optional.empty(),
        Reach.HEAD,
        Set.of(),
        new Rule.Saying(403, e -> "No team is registered", Map.of()));
    Rule approved = new Rule(
        Section.REQUIRE,
        "approved-models",
        Selector.ANY,
        Condition.ALWAYS,
        e -> e.situation().body().models().stream().allMatch(m -> m.name().startsWith("gpt-")),
        Optional.empty(),
        Reach.BODY,
        Set.of(),
        new Rule.Saying(
            403,
            e -> "Model '" + e.situation().body().models().get(0).name()
                + "' is not in the allowlist",
            Map.of("allowed", e -> List.of("gpt-4o", "gpt-4o-mini"))));
    BudgetRule day = new BudgetRule(
        "team-day",
        Selector.ANY,
        Condition.ALWAYS,
        Optional.empty(),
        Unit.TOKENS,
        List.of(e -> e.situation().caller().team().orElseThrow().name()),
        e -> tokensADay,
        new CalendarWindow(CalendarWindow.Unit.DAY, ZoneOffset.UTC),
        Set.of("known-team"));
    return Document.builder("shared")
        .rules(List.of(knownTeam, approved))
        .budgets(List.of(day))
        .build();
  }

  static RequestHead head(String target, String team, String... more) {
    Headers.Builder headers = Headers.builder()
        .add("Host", "gateway.example")
        .add("Authorization", "Bearer " + team)
        .add("AI-Resource-Group", "shared")
        .add("Content-Type", "application/json");
    for (int i = 0; i < more.length; i += 2) {
      headers.add(more[i], more[i + 1]);
    }
    return new RequestHead("POST", target, headers.build());
  }

  static ByteBuffer body(String model, int maxTokens) {
    return utf8(
        "{\"config\":{\"modules\":{\"prompt_templating\":{\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":"
            + "\"Say hello in German\"}]},\"model\":{\"name\":\"" + model
            + "\",\"params\":{\"max_tokens\":" + maxTokens
            + "}}}}}}");
  }

  static ByteBuffer answer(long input, long output) {
    return utf8(
        "{\"request_id\":\"r\",\"intermediate_results\":{\"llm\":{\"usage\":{\"prompt_tokens\":9999}}},"
            + "\"final_result\":{\"choices\":[{\"message\":{\"content\":\"Hallo\"}}],\"usage\":{\"completion_tokens\":"
            + output
            + ",\"prompt_tokens\":" + input + ",\"total_tokens\":" + (input + output) + "}}}");
  }

  static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  static ResponseHead ok() {
    return new ResponseHead(200, Headers.of("Content-Type", "application/json"));
  }

  Opening open(RequestHead head) {
    return lictor.open(head, PEER).toCompletableFuture().join();
  }

  Admission admit(RequestHead head, ByteBuffer body) {
    PendingCall call = ((Opening.Collect) open(head)).call();
    Optional<Response> refusal = call.receive(body);
    return refusal.isPresent()
        ? new Admission.Refuse(refusal.get())
        : call.admit().toCompletableFuture().join();
  }

  Admission.Forward forwarded(String team) {
    return (Admission.Forward) admit(head(V2, team), body("gpt-4o", 15));
  }

  /** Answers an exchange as an upstream would that is well. */
  static void answered(Exchange exchange, ResponseHead head, ByteBuffer body) {
    exchange.sending();
    Flow flow = exchange.responded(head).flow();
    flow.pass(body, Sink.NOWHERE);
    flow.end(Headers.none(), Sink.NOWHERE);
  }

  Balance balance() {
    List<Balance> page = books.balances("").toCompletableFuture().join().page();
    if (page.size() != 1) {
      throw new AssertionError("expected one account, found " + page);
    }
    return page.get(0);
  }
}
