package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.event.DecisionRecord;
import dev.lictor.http.RequestHead;
import dev.lictor.identity.Team;
import dev.lictor.identity.TeamDirectory;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import dev.lictor.policy.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A call is decided on one basis, whatever is replaced while it is open. */
@Timeout(60)
class BasisTest {

  private static final RequestHead HEAD = Gateway.head(Gateway.V2, "alpha");

  private final Gateway gateway = Gateway.of(Gateway.policy(1000));

  @Test
  void looksUpTeamAndModelsInTheBasisWithWhichTheCallWasOpened() {
    CompletableFuture<Void> identified = new CompletableFuture<>();
    Gateway slow = Gateway.of(
        Gateway.policy(1000),
        store -> store,
        builder -> builder.identity(
            (head, peer) -> identified.thenCompose(x -> Gateway.bearer().identify(head, peer))));
    slow.lictor.replace(basis(1));
    CompletableFuture<Opening> opening = slow.lictor.open(HEAD, Gateway.PEER).toCompletableFuture();

    slow.lictor.replace(basis(2));
    identified.complete(null);
    PendingCall call = ((Opening.Collect) opening.join()).call();
    slow.lictor.replace(basis(3));
    call.receive(Gateway.body("gpt-4o", 15));

    assertThat(call.admit().toCompletableFuture().join()).isInstanceOf(Admission.Forward.class);
    assertThat(slow.decisions.get(0).policyVersion()).isEqualTo("1");
    assertThat(slow.lictor.policy().version()).isEqualTo("3");
  }

  @Test
  void replacesThePolicyAloneAndKeepsTheDirectories() {
    gateway.lictor.replace(basis(1));

    gateway.lictor.replace(policy(1, "again"));

    assertThat(gateway.admit(HEAD, Gateway.body("gpt-4o", 15)))
        .isInstanceOf(Admission.Forward.class);
    assertThat(gateway.decisions.get(0).policyVersion()).isEqualTo("again");
  }

  @Test
  void refusesWhatTheRulesOfOneSetSayOfTheDirectoriesOfAnother() {
    gateway.lictor.replace(basis(1).withTeams(teams(2)));
    assertThat(gateway.open(HEAD)).isInstanceOf(Opening.Refuse.class);

    gateway.lictor.replace(basis(1).withModels(models(2)));
    assertThat(gateway.admit(HEAD, Gateway.body("gpt-4o", 15)))
        .isInstanceOf(Admission.Refuse.class);
  }

  @Test
  void mixesNoSetsInACallWhileSetsAreReplaced() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(3);
    ExecutorService directory = Executors.newSingleThreadExecutor();
    AtomicBoolean over = new AtomicBoolean();
    try {
      gateway.lictor.replace(basis(0).withTeams(later(0, directory)));
      List<Future<Integer>> counts = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        counts.add(callers.submit(() -> callUntil(over)));
      }
      for (int n = 1; n <= 2_000; n++) {
        gateway.lictor.replace(basis(n).withTeams(later(n, directory)));
        if (n % 10 == 0) {
          gateway.lictor.open(HEAD, Gateway.PEER).toCompletableFuture().join();
        }
      }
      over.set(true);
      for (Future<Integer> count : counts) {
        assertThat(count.get()).isPositive();
      }
    } finally {
      over.set(true);
      callers.shutdownNow();
      directory.shutdownNow();
    }

    assertThat(gateway.decisions).allSatisfy(decision -> {
      assertThat(decision.permitted()).as("%s", decision).isTrue();
      assertThat(generation(decision)).isEqualTo(decision.policyVersion());
    });
    assertThat(gateway.decisions.stream()
            .map(DecisionRecord::policyVersion)
            .distinct()
            .count())
        .isGreaterThan(10);
  }

  private int callUntil(AtomicBoolean over) {
    int calls = 0;
    while (!over.get() || calls == 0) {
      if (gateway.open(HEAD) instanceof Opening.Collect collect) {
        collect.call().receive(Gateway.body("gpt-4o", 15));
        if (collect.call().admit().toCompletableFuture().join()
            instanceof Admission.Forward forward) {
          forward.exchange().abort(Abort.NEVER_SENT);
        }
      }
      calls++;
    }
    return calls;
  }

  private static String generation(DecisionRecord decision) {
    return String.valueOf(
        decision.caller().orElseThrow().team().orElseThrow().attributes().get("generation"));
  }

  /** Two documents and two directories of one generation: they agree with each other and with no other. */
  private static Basis basis(long generation) {
    return Basis.of(policy(generation, Long.toString(generation)))
        .withTeams(teams(generation))
        .withModels(models(generation));
  }

  private static Policy policy(long generation, String version) {
    Condition team = e -> Long.valueOf(generation)
        .equals(e.situation().caller().team().orElseThrow().attributes().get("generation"));
    Condition model = e -> Long.valueOf(generation)
        .equals(e.situation()
            .body()
            .models()
            .get(0)
            .entry()
            .orElseThrow()
            .attributes()
            .get("generation"));
    return Policy.of(
        List.of(document("a", team, Reach.HEAD), document("b", model, Reach.BODY)), version);
  }

  private static Document document(String name, Condition condition, Reach reach) {
    Rule rule = new Rule(
        Section.REQUIRE,
        "one-generation",
        Selector.ANY,
        Condition.ALWAYS,
        condition,
        Optional.empty(),
        reach,
        Set.of(),
        new Rule.Saying(403, e -> "mixed", Map.of()));
    return Document.builder(name).rules(List.of(rule)).build();
  }

  private static Team team(long generation) {
    return new Team("alpha", Set.of(), Map.of("generation", generation));
  }

  private static TeamDirectory teams(long generation) {
    return caller -> CompletableFuture.completedFuture(Optional.of(team(generation)));
  }

  private static TeamDirectory later(long generation, ExecutorService executor) {
    return caller -> CompletableFuture.supplyAsync(() -> Optional.of(team(generation)), executor);
  }

  private static ModelCatalogue models(long generation) {
    return ModelCatalogue.of(List.of(
        new ModelEntry("gpt-4o", "openai", 128_000, 16_384, Map.of("generation", generation))));
  }
}
