package dev.lictor.settings;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.settings.reload.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What editors, scripts and Kubernetes do to files under a running engine. */
@Timeout(60)
class HotFilesTest {

  private static final FileTime SOME_TIME = FileTime.fromMillis(1_700_000_000_000L);
  private static final String FIRST = Host.policy("p", Host.passes("one"));
  private static final String SECOND = Host.policy("p", Host.passes("two")); // as long as the first
  private static final String BROKEN = Host.policy("p", "requir: []\n");

  @TempDir
  private Path directory;

  private Path policies;
  private Path file;

  @BeforeEach
  void writeTheFirst() throws IOException {
    policies = Files.createDirectories(directory.resolve("policies"));
    file = Files.writeString(policies.resolve("p.yaml"), FIRST);
  }

  @Test
  void takesAChangeOnceItHasComeToRest() throws Exception {
    try (Host host = Host.open(directory)) {
      String before = host.live();

      Files.writeString(file, SECOND);
      host.look();
      host.pass(Host.QUIET.minusNanos(1));
      host.look();
      assertThat(host.live()).isEqualTo(before);
      host.pass(Duration.ofNanos(1));
      host.look();

      assertThat(host.live()).isEqualTo(host.onDisk()).isNotEqualTo(before);
      assertThat(host.engine.standing().since()).isEqualTo(Host.BEGUN.plus(Host.QUIET));
      assertThat(host.call().policyVersion()).isEqualTo(host.live());
      assertThat(host.told).hasSize(1);
    }
  }

  @Test
  void seesAnEditorsAtomicRenameThoughSizeAndTimeAreTheSame() throws Exception {
    Files.setLastModifiedTime(file, SOME_TIME);
    try (Host host = Host.open(directory)) {
      host.settle();
      Path temporary = Files.writeString(policies.resolve("p.yaml.tmp"), SECOND);
      Files.setLastModifiedTime(temporary, SOME_TIME);
      Files.move(temporary, file, ATOMIC_MOVE);
      host.settle();

      assertThat(host.live()).isEqualTo(host.onDisk());
      assertThat(host.told).hasSize(1);
    }
  }

  @Test
  void takesNoHalfOfAFileThatIsTruncatedAndWrittenInPiecesThoughItWouldDo() throws Exception {
    String strict = FIRST + "deny:\n  - {id: three, when: caller.instance == 'i-1'}\n";
    try (Host host = Host.open(directory)) {
      String before = host.live();

      Files.writeString(file, "");
      host.look();
      host.pass(Host.QUIET.minusMillis(1));
      Files.writeString(
          file, FIRST.replace("one", "two")); // a sound policy, but for what is to come
      host.look();
      host.pass(Host.QUIET.minusMillis(1));
      host.look();
      assertThat(host.live()).isEqualTo(before);
      Files.writeString(file, strict);
      host.look();
      host.pass(Host.QUIET.minusMillis(1));
      host.look();
      assertThat(host.live()).isEqualTo(before);
      assertThat(host.told).isEmpty();
      host.pass(Duration.ofMillis(1));
      host.look();

      assertThat(host.live()).isEqualTo(host.onDisk());
      assertThat(host.call().reasons()).extracting(reason -> reason.id()).containsExactly("three");
    }
  }

  @Test
  void seesAFileThatIsWrittenTwiceWithinTheGrainOfItsTime() throws Exception {
    Files.setLastModifiedTime(file, SOME_TIME);
    try (Host host = Host.open(directory)) {
      host.settle();
      Files.writeString(file, FIRST.replace("one", "six"));
      Files.setLastModifiedTime(file, FileTime.fromMillis(SOME_TIME.toMillis() + 1000));
      host.look();
      Files.writeString(file, SECOND);
      Files.setLastModifiedTime(file, FileTime.fromMillis(SOME_TIME.toMillis() + 1000));
      host.pass(Host.QUIET);
      host.look();
      assertThat(host.told).isEmpty();
      host.pass(Host.QUIET);
      host.look();

      assertThat(host.live()).isEqualTo(host.onDisk());
    }
  }

  @Test
  void readsAllNowAndThenWhateverTheFileSystemSays() throws Exception {
    Files.setLastModifiedTime(file, SOME_TIME);
    try (Host host = Host.open(directory)) {
      host.settle();
      Files.writeString(file, SECOND); // in place, with the size and time of before
      Files.setLastModifiedTime(file, SOME_TIME);
      for (int looks = 0; looks <= 31; looks++) {
        host.look();
        host.pass(Host.QUIET);
      }

      assertThat(host.live()).isEqualTo(host.onDisk());
    }
  }

  @Test
  void seesTheLinkThatKubernetesTurnsToAnotherDirectory() throws Exception {
    Files.delete(file);
    mounted("..2026_11_21", FIRST, Host.policy("below", Host.passes("one")));
    Files.createSymbolicLink(policies.resolve("..data"), Path.of("..2026_11_21"));
    Files.createSymbolicLink(file, Path.of("..data", "p.yaml"));
    Files.createSymbolicLink(policies.resolve("sub"), Path.of("..data", "sub"));
    try (Host host = Host.open(directory)) {
      host.settle();
      String before = host.live();
      mounted("..2026_11_22", SECOND, Host.policy("below", Host.refuses("two")));
      host.settle();
      assertThat(host.live()).isEqualTo(before);
      turn("..2026_11_22");
      host.settle();

      assertThat(host.live()).isEqualTo(host.onDisk()).isNotEqualTo(before);
      assertThat(host.call().reasons())
          .extracting(reason -> reason.document() + ' ' + reason.id())
          .containsExactly("below two");
      assertThat(host.told).hasSize(1);

      mounted("..2026_11_23", SECOND, Host.policy("below", Host.refuses("two")));
      turn("..2026_11_23");
      host.settle();
      assertThat(host.told).hasSize(1); // another directory with the same in it
    }
  }

  private void mounted(String name, String text, String below) throws IOException {
    Path sub = Files.createDirectories(policies.resolve(name).resolve("sub"));
    Path linked = Files.writeString(policies.resolve(name).resolve("p.yaml"), text);
    Files.setLastModifiedTime(linked, SOME_TIME);
    Files.setLastModifiedTime(Files.writeString(sub.resolve("b.yaml"), below), SOME_TIME);
  }

  private void turn(String target) throws IOException {
    Path next = Files.createSymbolicLink(policies.resolve("..data_tmp"), Path.of(target));
    Files.move(next, policies.resolve("..data"), ATOMIC_MOVE);
  }

  @Test
  void takesFilesThatAppearAndLetsGoOfThoseThatDisappear() throws Exception {
    try (Host host = Host.open(directory)) {
      String before = host.live();
      Path other =
          Files.writeString(policies.resolve("other.yaml"), Host.policy("o", Host.refuses("two")));
      host.settle();
      assertThat(host.call().permitted()).isFalse();

      Files.delete(other);
      host.settle();
      assertThat(host.call().permitted()).isTrue();
      assertThat(host.live()).isEqualTo(before);
      assertThat(host.told).hasSize(2);
    }
  }

  @Test
  void keepsWhatIsLiveWhileADirectoryIsDeletedAndMadeAgain() throws Exception {
    try (Host host = Host.open(directory)) {
      String before = host.live();
      delete(policies);
      host.settle();
      assertThat(host.live()).isEqualTo(before);
      assertThat(host.refusedFor()).containsExactly("L0001");

      Files.createDirectories(policies);
      host.settle();
      assertThat(host.live()).isEqualTo(before);
      assertThat(host.refusedFor()).containsExactly("L0014");

      Files.writeString(file, FIRST);
      host.settle();
      assertThat(host.live()).isEqualTo(before);
      assertThat(host.refusedFor()).isEmpty();
      assertThat(host.engine.standing().since()).isEqualTo(Host.BEGUN);

      delete(policies);
      Files.createDirectories(policies);
      Files.writeString(file, SECOND);
      host.settle();
      assertThat(host.live()).isEqualTo(host.onDisk()).isNotEqualTo(before);
      assertThat(host.told).hasSize(4);
    }
  }

  @Test
  void keepsWhatIsLiveWhileAFileCannotBeReadAndTakesItAsSoonAsItCan() throws Exception {
    try (Host host = Host.open(directory)) {
      String before = host.live();
      Files.delete(file);
      Files.createSymbolicLink(file, file.getFileName()); // leads to itself
      host.settle();
      assertThat(host.live()).isEqualTo(before);
      assertThat(host.refusedFor()).containsExactly("L0001");
      assertThat(host.call().permitted()).isTrue();
      host.settle();
      assertThat(host.told).hasSize(1);

      Files.delete(file);
      Files.writeString(file, SECOND);
      host.settle();
      assertThat(host.live()).isEqualTo(host.onDisk());
      assertThat(host.refusedFor()).isEmpty();
    }
  }

  @Test
  void refusesALinkThatLeadsNowhereInsteadOfLosingItsPolicy() throws Exception {
    Path guarded =
        Files.writeString(policies.resolve("guard.yaml"), Host.policy("g", Host.refuses("two")));
    try (Host host = Host.open(directory)) {
      Files.delete(guarded);
      Files.createSymbolicLink(guarded, Path.of("nowhere.yaml"));
      host.settle();

      assertThat(host.refusedFor()).containsExactly("L0001");
      assertThat(host.call().permitted()).isFalse();
    }
  }

  @Test
  void keepsTheOldSetAndTellsEveryFindingOfABrokenOne() throws Exception {
    try (Host host = Host.open(directory)) {
      String before = host.live();
      Files.writeString(file, BROKEN);
      Files.writeString(directory.resolve("models.yaml"), "kind: Models\n");
      host.settle();

      Standing standing = host.engine.standing();
      assertThat(standing.version()).isEqualTo(before);
      assertThat(standing.since()).isEqualTo(Host.BEGUN);
      assertThat(standing.refused().orElseThrow().at()).isEqualTo(Host.BEGUN.plus(Host.QUIET));
      assertThat(host.refusedFor()).containsExactly("L0051", "L0051");
      assertThat(host.call().policyVersion()).isEqualTo(before);

      Files.writeString(directory.resolve("models.yaml"), Host.MODELS);
      host.settle();
      assertThat(host.refusedFor()).containsExactly("L0050");
      assertThat(
              host.engine.standing().refused().orElseThrow().findings().get(0).render())
          .contains("p.yaml:5:1", "did you mean `require`?");

      Files.writeString(file, FIRST);
      host.settle();
      assertThat(host.engine.standing())
          .isEqualTo(new Standing(before, Host.BEGUN, java.util.Optional.empty()));
      assertThat(host.told).hasSize(3);
    }
  }

  @Test
  void takesWhatOtherAuthorsChangeAndRefusesTheirCallsAloneWhileItIsBroken() throws Exception {
    Path theirs = Files.createDirectories(directory.resolve("theirs"));
    Path good =
        Files.writeString(theirs.resolve("good.yaml"), Host.policy("q", Host.passes("one")));
    try (Host host = Host.delegating(directory)) {
      String before = host.live();
      Path bad = Files.writeString(theirs.resolve("bad.yaml"), "kind: Policy\n");
      host.settle();
      assertThat(host.call().permitted()).isFalse();
      assertThat(host.live()).isEqualTo(host.onDisk()).isNotEqualTo(before);
      assertThat(host.refusedFor()).isEmpty();

      Files.delete(bad);
      host.settle();
      assertThat(host.call().permitted()).isTrue();
      assertThat(host.live()).isEqualTo(before);

      Files.delete(good);
      Files.createSymbolicLink(good, good.getFileName()); // leads to itself
      host.settle();
      assertThat(host.call().permitted()).isFalse();
      Files.delete(good);
      Files.writeString(good, Host.policy("q", Host.passes("one")));
      host.settle();
      assertThat(host.call().permitted()).isTrue();
      assertThat(host.live()).isEqualTo(before);
    }
  }

  @Test
  void takesATeamFileWithOtherAttributesTogetherWithThePoliciesThatReadThem() throws Exception {
    String declared = Host.TEAMS.replace("teams:", "attributes: {tier: string}\nteams:");
    String reads = Host.policy(
        "p", "require:\n  - {id: t, that: has(caller.team) && caller.team.tier == 'gold'}\n");
    try (Host host = Host.open(directory)) {
      Files.writeString(file, reads);
      host.settle();
      assertThat(host.refusedFor()).containsExactly("L0102");

      Files.writeString(
          directory.resolve("teams.yaml"), declared.replace("i-1", "i-1, tier: gold"));
      host.settle();
      assertThat(host.refusedFor()).isEmpty();
      assertThat(host.call().permitted()).isTrue();

      Files.writeString(
          directory.resolve("teams.yaml"),
          declared.replace("string", "int").replace("i-1", "i-1, tier: 5"));
      host.settle();
      assertThat(host.refusedFor()).containsExactly("L0104");
      assertThat(host.call().permitted()).isTrue();

      Files.writeString(file, reads.replace("'gold'", "5"));
      host.settle();
      assertThat(host.refusedFor()).isEmpty();
      assertThat(host.call().permitted()).isTrue();
    }
  }

  @Test
  void takesTheTeamsAloneAndKnowsNoTeamOfAnInstanceThatIsNotThere() throws Exception {
    Files.writeString(
        file, Host.policy("p", "require:\n  - {id: known-team, that: has(caller.team)}\n"));
    try (Host host = Host.open(directory)) {
      String before = host.live();
      assertThat(host.call().permitted()).isTrue();

      Files.writeString(directory.resolve("teams.yaml"), Host.TEAMS.replace("i-1", "i-9"));
      host.settle();

      assertThat(host.live()).isNotEqualTo(before);
      assertThat(host.call().caller().orElseThrow().team()).isEmpty();
      assertThat(host.call().reasons())
          .extracting(reason -> reason.id())
          .containsExactly("known-team");
    }
  }

  @Test
  void takesTheModelsAlone() throws Exception {
    try (Host host = Host.open(directory)) {
      Files.writeString(directory.resolve("models.yaml"), Host.MODELS.replace("4o", "4x"));
      host.settle();

      assertThat(host.call().reasons())
          .extracting(reason -> reason.id())
          .containsExactly("unknown_model");
      assertThat(host.call().policyVersion()).isEqualTo(host.onDisk());
    }
  }

  @Test
  void doesNothingWhenFilesAreTouchedOrOthersComeBesideThem() throws Exception {
    try (Host host = Host.open(directory)) {
      Files.setLastModifiedTime(file, SOME_TIME);
      Files.writeString(policies.resolve(".p.yaml.swp"), "x");
      Files.writeString(policies.resolve("p.yaml~"), "x");
      Files.writeString(policies.resolve("p.test.yaml"), "x");
      host.settle();
      host.settle();

      assertThat(host.told).isEmpty();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> inside = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : inside) {
        Files.delete(path);
      }
    }
  }
}
