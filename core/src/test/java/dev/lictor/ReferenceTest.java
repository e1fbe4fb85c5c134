package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.call.Reference;
import dev.lictor.call.Served;
import dev.lictor.deployment.Fetched;
import dev.lictor.deployment.ReferenceQuery;
import dev.lictor.deployment.ReferenceSource;
import dev.lictor.event.DecisionRecord;
import dev.lictor.event.EngineListener;
import dev.lictor.http.Exports;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.engine.Engine;
import dev.lictor.internal.engine.Setup;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import dev.lictor.policy.Selector;
import dev.lictor.schema.Inlined;
import dev.lictor.schema.Lookup;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.orchestration.OrchestrationSchema;
import dev.lictor.store.InMemoryUsageStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What the engine does with calls that refer to what is stored. */
class ReferenceTest {

  private static final String ID = "0a1b2c3d-0000-4000-8000-00000000000f";
  private static final String BY_ID =
      "/v2/registry/v2/orchestrationConfigs/" + ID + "?resolveTemplateRef=false";
  private static final String BY_NAME =
      "/v2/registry/v2/orchestrationConfigs?scenario=s&name=n&version=1&includeSpec=true&resolveTemplateRef=false";
  private static final String BARE = "{\"config_ref\":{\"id\":\"" + ID + "\"}}";
  private static final String NAMED =
      "{\"config_ref\":{\"scenario\":\"s\",\"name\":\"n\",\"version\":\"1\"}}";

  private final Map<String, String> registry = new HashMap<>();
  private final List<ReferenceQuery> queries = new ArrayList<>();

  private CompletionStage<Fetched> fetch(ReferenceQuery query) {
    queries.add(query);
    String found = registry.get(query.target());
    return CompletableFuture.completedFuture(
        found == null
            ? new Fetched.Missing()
            : new Fetched.Found(found.getBytes(StandardCharsets.UTF_8)));
  }

  private Gateway gateway(ReferenceSource source) {
    return gateway(source, Limits.DEFAULT);
  }

  private static Gateway gateway(ReferenceSource source, Limits limits) {
    return Gateway.of(Gateway.policy(100_000), store -> store, builder -> builder
        .references(source)
        .limits(limits));
  }

  private static Limits limits(long collectedBytes, int bodyBytes, Duration resolve) {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        bodyBytes,
        collectedBytes,
        usual.identify(),
        resolve,
        usual.hold(),
        usual.admit(),
        usual.exchange(),
        usual.drainBytes(),
        usual.drainTime());
  }

  private static String spec(String model, String stream) {
    return "{\"modules\":{\"prompt_templating\":{\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]},"
        + "\"model\":{\"name\":\"" + model + "\",\"params\":{\"max_tokens\":15}}}}" + stream + '}';
  }

  private static String stored(String spec) {
    return "{\"scenario\":\"s\",\"name\":\"n\",\"version\":\"1\",\"spec\":" + spec + '}';
  }

  private static Admission admit(Gateway gateway, String body) {
    return gateway.admit(
        Gateway.head(Gateway.V2, "alpha", "Content-Digest", "sha-256=:x:"), Gateway.utf8(body));
  }

  private static void refused(Admission admission, int status, String code) {
    Response response = ((Admission.Refuse) admission).response();
    assertThat(response.status()).isEqualTo(status);
    assertThat(Gateway.text(response.body())).contains(code).doesNotContain("Hi", "max_tokens");
  }

  @Test
  void sendsABareIdAsItCameAndHoldsWhatItStandsFor() {
    registry.put(BY_ID, stored(spec("gpt-4o", "")));
    Gateway gateway = gateway(this::fetch);

    Admission.Forward forward = (Admission.Forward) admit(gateway, BARE);

    assertThat(Gateway.text(forward.body())).isEqualTo(BARE);
    assertThat(forward.head().headers().first("Content-Digest")).isEqualTo("sha-256=:x:");
    assertThat(forward.head().headers().first("Content-Length"))
        .isEqualTo(Integer.toString(BARE.length()));
    assertThat(gateway.decisions.get(0).models()).containsExactly("gpt-4o");
    assertThat(gateway.balance().open()).isEqualTo(90 + 15);
    assertThat(queries.get(0).caller().instance()).isEqualTo("alpha");
    assertThat(queries.get(0).head().headers().first("Authorization")).isEqualTo("Bearer alpha");
  }

  @Test
  void sendsWhatANameStoodForWhenItWasDecided() {
    registry.put(BY_NAME, "{\"count\":1,\"resources\":[" + stored(spec("gpt-4o", "")) + "]}");
    Gateway gateway = gateway(this::fetch);

    Admission.Forward forward = (Admission.Forward) admit(gateway, NAMED);

    assertThat(Gateway.text(forward.body())).isEqualTo("{\"config\":" + spec("gpt-4o", "") + '}');
    assertThat(forward.head().headers().first("Content-Digest")).isNull();
    assertThat(forward.head().headers().first("Content-Length"))
        .isEqualTo(Integer.toString(forward.body().remaining()));
  }

  @Test
  void sendsWhatABareIdStandsForIfItMustBeEdited() {
    registry.put(BY_ID, stored(spec("gpt-4o", ",\"stream\":{\"enabled\":true}")));

    Admission.Forward forward = (Admission.Forward) admit(gateway(this::fetch), BARE);

    assertThat(Gateway.text(forward.body()))
        .isEqualTo("{\"config\":"
            + spec("gpt-4o", ",\"stream\":{\"enabled\":true}")
                .replace(
                    "{\"max_tokens\"",
                    "{\"stream_options\":{\"include_usage\":true},\"max_tokens\"")
            + '}');
    assertThat(forward.head().headers().first("Content-Digest")).isNull();
  }

  @Test
  void appliesTheRulesToWhatIsStored() {
    registry.put(BY_ID, stored(spec("evil-model", "")));

    refused(admit(gateway(this::fetch), BARE), 403, "approved-models");
  }

  @Test
  void letsRulesSpeakOfReferencesThatAreResolved() {
    registry.put(BY_ID, stored(spec("gpt-4o", "")));
    registry.put(BY_NAME, "{\"count\":1,\"resources\":[" + stored(spec("gpt-4o", "")) + "]}");
    Rule pinned = new Rule(
        Section.REQUIRE,
        "pinned",
        Selector.ANY,
        Condition.ALWAYS,
        e -> e.situation().body().references().stream()
            .allMatch(reference ->
                reference.equals(new Reference("config_ref", ID, Reference.Effect.RESOLVED))),
        Optional.empty(),
        Reach.BODY,
        Set.of(),
        new Rule.Saying(403, e -> "Pin it", Map.of()));
    Policy policy =
        Policy.of(List.of(Document.builder("shared").rules(List.of(pinned)).build()), "v1");
    Gateway gateway =
        Gateway.of(policy, store -> store, builder -> builder.references(this::fetch));

    assertThat(admit(gateway, BARE)).isInstanceOf(Admission.Forward.class);
    refused(admit(gateway, NAMED), 403, "pinned");
  }

  @Test
  void refusesReferencesIfNobodyFetchesThem() {
    Gateway gateway = Gateway.of(Gateway.policy(100_000));

    refused(admit(gateway, BARE), 403, "unresolved_reference");
  }

  @Test
  void refusesWhatTheCallerCannotSeeAndWhatNoRegistryCanKnow() {
    refused(admit(gateway(this::fetch), BARE), 403, "unresolved_reference");
    refused(
        admit(gateway(this::fetch), "{\"config_ref\":{\"id\":\"../x\"}}"),
        403,
        "unresolved_reference");
    assertThat(queries).hasSize(1);
  }

  @Test
  void refusesWhatIsStoredInAFormThatCannotBeGoverned() {
    registry.put(BY_ID, stored("{\"modules\":{\"evil\":{}}}"));

    refused(admit(gateway(this::fetch), BARE), 403, "unresolved_reference");
  }

  @Test
  void refusesAnOverrideThatDoesNotFit() {
    registry.put(
        BY_ID,
        stored(
            spec("gpt-4o", "").replace("{\"prompt_", "[{\"prompt_").replace("15}}}}", "15}}}}]")));

    refused(
        admit(
            gateway(this::fetch),
            "{\"config\":{\"modules\":{}},\"config_ref\":{\"id\":\"" + ID + "\"}}"),
        400,
        "unsupported_value");
  }

  @Test
  void saysThatItIsUnavailableIfTheRegistryFails() {
    Gateway failing =
        gateway(query -> CompletableFuture.failedFuture(new IllegalStateException("down")));
    Gateway throwing = gateway(query -> {
      throw new IllegalStateException("down");
    });

    refused(admit(failing, BARE), 503, "reference_unavailable");
    refused(admit(throwing, BARE), 503, "reference_unavailable");
    assertThat(((Admission.Refuse) admit(failing, BARE))
            .response()
            .head()
            .headers()
            .first("Retry-After"))
        .isEqualTo("1");
  }

  @Test
  void forgetsAnAnswerThatComesTooLate() {
    CompletableFuture<Fetched> late = new CompletableFuture<>();
    Gateway gateway = gateway(query -> late, limits(1 << 20, 1 << 20, Duration.ofMillis(20)));

    refused(admit(gateway, BARE), 503, "reference_unavailable");
    late.complete(new Fetched.Missing());

    assertThat(gateway.decisions).hasSize(1);
    assertThat(gateway.settlements).isEmpty();
  }

  @Test
  void givesAllMemoryBackHoweverACallEnds() {
    String small = stored(spec("gpt-4o", ""));
    registry.put(BY_ID, small);
    CompletableFuture<Fetched> late = new CompletableFuture<>();
    List<CompletionStage<Fetched>> next = new ArrayList<>();
    Gateway gateway = gateway(
        query -> next.isEmpty() ? fetch(query) : next.remove(0),
        limits(4096 + 400, 4096, Duration.ofMillis(20)));

    for (int i = 0; i < 20; i++) {
      next.add(late);
      refused(admit(gateway, BARE), 503, "reference_unavailable");
      next.add(CompletableFuture.completedFuture(new Fetched.Missing()));
      refused(admit(gateway, BARE), 403, "unresolved_reference");
      Admission.Forward forward = (Admission.Forward) admit(gateway, BARE);
      Gateway.answered(forward.exchange(), Gateway.ok(), Gateway.answer(1, 1));
    }
    late.complete(new Fetched.Found(small.getBytes(StandardCharsets.UTF_8)));

    assertThat(admit(gateway, BARE)).isInstanceOf(Admission.Forward.class);
  }

  @Test
  void refusesACallForWhoseReferencesThereIsNoMemory() {
    registry.put(BY_ID, stored(spec("gpt-4o", "")));
    Gateway gateway = gateway(this::fetch, limits(4096, 4096, Duration.ofSeconds(2)));

    refused(admit(gateway, BARE), 503, "overloaded");
  }

  @Test
  void decidesWhenTheRegistryAnswersFromAnotherThread() {
    CompletableFuture<Fetched> later = new CompletableFuture<>();
    Gateway gateway = gateway(query -> later);
    PendingCall call = ((Opening.Collect) gateway.open(Gateway.head(Gateway.V2, "alpha"))).call();
    call.receive(Gateway.utf8(BARE));
    CompletableFuture<Admission> admission = call.admit().toCompletableFuture();

    assertThat(admission).isNotDone();
    later.complete(new Fetched.Found(stored(spec("gpt-4o", "")).getBytes(StandardCharsets.UTF_8)));

    assertThat(admission.join()).isInstanceOf(Admission.Forward.class);
  }

  @Test
  void stopsAfterThreeRounds() {
    List<DecisionRecord> decisions = new ArrayList<>();
    Setup setup = new Setup(
        "",
        "",
        Paths.AI_CORE,
        Exports.REFUSED,
        List.of(new Endless()),
        Optional.empty(),
        Optional.of(query -> {
          queries.add(query);
          return CompletableFuture.completedFuture(new Fetched.Found(new byte[0]));
        }),
        Gateway.bearer(),
        new InMemoryUsageStore(
            InstantSource.fixed(Gateway.NOW), () -> 0, InMemoryUsageStore.RETENTION),
        new EngineListener() {
          @Override
          public void decided(DecisionRecord decision) {
            decisions.add(decision);
          }
        },
        Limits.DEFAULT,
        InstantSource.fixed(Gateway.NOW));
    Opening opening = new Engine(Gateway.basis(), setup)
        .open(Gateway.head(Gateway.V2, "alpha"), Gateway.PEER)
        .toCompletableFuture()
        .join();
    PendingCall call = ((Opening.Collect) opening).call();
    call.receive(Gateway.utf8(BARE));

    Admission admission = call.admit().toCompletableFuture().join();

    refused(admission, 403, "too many times");
    assertThat(queries).hasSize(3);
    assertThat(decisions).hasSize(1);
  }

  /** A room in which what is referred to refers to more, for ever. */
  private record Endless() implements ProviderSchema {

    private static final ProviderSchema ROOM = OrchestrationSchema.v2();

    @Override
    public Optional<Operation> route(RequestHead head, Place place) {
      return ROOM.route(head, place);
    }

    @Override
    public boolean speaks(Served served) {
      return ROOM.speaks(served);
    }

    @Override
    public boolean namesModels() {
      return true;
    }

    @Override
    public Reading read(Operation operation, ByteBuffer body) {
      return ROOM.read(operation, body);
    }

    @Override
    public List<Lookup> lookups(Operation operation, ByteBuffer body) {
      return List.of(new Lookup("config_ref", "/v2/x", Headers.none()));
    }

    @Override
    public Inlined inline(
        Operation operation, ByteBuffer body, List<ByteBuffer> answers, int maxBytes) {
      return new Inlined.Body(body, true);
    }

    @Override
    public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
      return ROOM.meter(operation, facts, head);
    }

    @Override
    public Response refuse(Operation operation, Refusal refusal) {
      return ROOM.refuse(operation, refusal);
    }
  }
}
