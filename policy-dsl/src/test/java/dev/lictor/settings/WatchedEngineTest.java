package dev.lictor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.attribute.AttributeType;
import dev.lictor.attribute.Attributes;
import dev.lictor.event.DecisionRecord;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.identity.TeamDirectory;
import dev.lictor.settings.reload.ReloadListener;
import dev.lictor.settings.reload.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The engine that watches its files, as a whole. */
@Timeout(120)
class WatchedEngineTest {

  @TempDir
  private Path directory;

  @Test
  void watchesOnAThreadOfItsOwnUntilItIsClosed() throws Exception {
    write("policies/p.yaml", Host.policy("p", Host.passes("one")));
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);
    ReloadListener listener = new ReloadListener() {
      @Override
      public void live(Standing standing) {
        taken.countDown();
      }

      @Override
      public void refused(Standing standing) {
        refused.countDown();
      }
    };
    try (Host host = Host.open(directory, "reload: {every: 10ms}", builder -> builder
        .ticker(System::nanoTime)
        .reloadListener(listener))) {
      assertThat(threads()).hasSize(1).allMatch(Thread::isDaemon);

      write("policies/p.yaml", Host.policy("p", Host.refuses("two")));
      taken.await();
      assertThat(host.call().permitted()).isFalse();

      write("policies/p.yaml", "broken");
      refused.await();
      assertThat(host.call().permitted()).isFalse();
    }
    assertThat(threads()).isEmpty();
  }

  @Test
  void startsNoThreadIfThatIsOffAndLooksWhenTheHostWantsIt() throws Exception {
    write("policies/p.yaml", Host.policy("p", Host.passes("one")));
    try (Host host = Host.open(directory, "reload: off", builder -> builder)) {
      assertThat(threads()).isEmpty();

      write("policies/p.yaml", Host.policy("p", Host.refuses("two")));
      host.settle();
      assertThat(host.call().permitted()).isFalse();
    }
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("lictor-reload"))
        .toList();
  }

  @Test
  void takesADirectoryOfTheHostsWithItsAttributes() throws Exception {
    write(
        "policies/p.yaml",
        Host.policy(
            "p", "require:\n  - {id: t, that: has(caller.team) && caller.team.tier == 'gold'}\n"));
    TeamDirectory gold = new TeamDirectory() {
      @Override
      public CompletionStage<Optional<Team>> find(Caller caller) {
        return CompletableFuture.completedFuture(
            Optional.of(new Team("alpha", Set.of(), Map.of("tier", "gold"))));
      }

      @Override
      public Attributes attributes() {
        return new Attributes(
            Map.of("tier", new Attributes.Attribute(AttributeType.STRING, false)));
      }
    };
    write("models.yaml", Host.MODELS);
    Path file = write("settings.yaml", """
        apiVersion: lictor.dev/v1
        kind: Settings
        engine:
          identity: {trustUpstream: {issuer: gateway, peer: {loopback: true}}}
          policies: policies
          models: models.yaml
          reload: off
        """);
    EngineSettings settings = EngineSettings.from(SettingsFile.read(file));

    try (ConfiguredEngine engine =
        ConfiguredEngine.builder(settings).teams(gold).open()) {
      assertThat(engine.lictor().basis().teams()).isSameAs(gold);
      write("policies/q.yaml", Host.policy("q", Host.passes("one")));
      engine.look();
      assertThat(engine.lictor().basis().teams()).isSameAs(gold);
    }
    assertThatThrownBy(() -> Host.open(directory, "reload: off", b -> b.teams(gold)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("teams: the host has a directory of its own");
  }

  @Test
  void takesOneChangedFileOfAThousandAndMissesNone() throws Exception {
    for (int i = 0; i < 1_000; i++) {
      write("policies/" + i / 100 + "/p" + i + ".yaml", Host.policy("p" + i, Host.passes("one")));
    }
    try (Host host = Host.open(directory)) {
      assertThat(host.call().permitted()).isTrue();

      for (int i : List.of(0, 499, 999)) {
        Path file = directory.resolve("policies/" + i / 100 + "/p" + i + ".yaml");
        Files.writeString(file, Host.policy("p" + i, Host.refuses("two")));
        host.settle();

        assertThat(host.live()).isEqualTo(host.onDisk());
        assertThat(host.call().reasons())
            .extracting(reason -> reason.document())
            .containsExactly("p" + i);
        Files.writeString(file, Host.policy("p" + (i == 7 ? 8 : 7), Host.passes("one")));
        host.settle();
        assertThat(host.refusedFor()).containsExactly("L0302");

        Files.writeString(file, Host.policy("p" + i, Host.passes("one")));
        host.settle();
        assertThat(host.call().permitted()).isTrue();
      }

      for (int i = 0; i < 1_000; i++) {
        write(
            "policies/" + i / 100 + "/p" + i + ".yaml", Host.policy("p" + i, Host.refuses("two")));
      }
      host.settle();
      assertThat(host.call().reasons()).hasSize(1_000);
    }
  }

  /** Two documents, the teams and the models of one generation agree with each other and with no other. */
  @Test
  void mixesNoSetsInACallWhileFilesAreTaken() throws Exception {
    generation(0);
    ExecutorService callers = Executors.newFixedThreadPool(3);
    AtomicBoolean over = new AtomicBoolean();
    try (Host host = Host.open(directory)) {
      List<Future<?>> calling = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        calling.add(callers.submit(() -> {
          do {
            host.call();
          } while (!over.get());
        }));
      }
      for (int n = 1; n <= 60; n++) {
        generation(n);
        host.settle();
        assertThat(host.live()).isEqualTo(host.onDisk());
        host.call();
      }
      over.set(true);
      for (Future<?> each : calling) {
        each.get();
      }

      assertThat(host.told).hasSize(60);
      assertThat(
              host.decisions.stream().filter(decision -> !decision.permitted()).limit(3))
          .isEmpty();
      Map<String, Object> generations = new HashMap<>();
      for (DecisionRecord decision : host.decisions) {
        Object generation =
            decision.caller().orElseThrow().team().orElseThrow().attributes().get("generation");
        assertThat(generations.computeIfAbsent(decision.policyVersion(), version -> generation))
            .isEqualTo(generation);
      }
      assertThat(generations).hasSize(61);
    } finally {
      over.set(true);
      callers.shutdownNow();
    }
  }

  private void generation(int n) throws IOException {
    write(
        "policies/a.yaml",
        Host.policy(
            "a",
            "require:\n  - {id: team, that: has(caller.team) && caller.team.generation == " + n
                + "}\n"));
    write(
        "policies/b.yaml",
        Host.policy(
            "b",
            "require:\n  - {id: model, that: \"call.models.all(m, m.generation == " + n
                + ")\"}\n"));
    write(
        "teams.yaml",
        Host.TEAMS
            .replace("teams:", "attributes: {generation: int}\nteams:")
            .replace("i-1", "i-1, generation: " + n));
    write(
        "models.yaml",
        Host.MODELS
            .replace("models:", "attributes: {generation: int}\nmodels:")
            .replace("16384", "16384, generation: " + n));
  }

  private Path write(String name, String text) throws IOException {
    Path path = directory.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }
}
