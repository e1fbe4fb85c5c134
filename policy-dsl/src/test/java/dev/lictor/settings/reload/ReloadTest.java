package dev.lictor.settings.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {

  private static final Duration QUIET = Duration.ofSeconds(1);

  /** What the one file holds. */
  private record Text(String version, List<Diagnostic> warnings) implements FileSet {}

  private final AtomicLong nanos = new AtomicLong();
  private final List<String> live = new ArrayList<>();
  private final List<Standing> told = new ArrayList<>();
  private Runnable whileLoading = () -> {};

  @TempDir
  private Path directory;

  private Path file;

  private final FileSource<Text> source = new FileSource<>() {
    @Override
    public List<Path> files() {
      return List.of(file);
    }

    @Override
    public Text load() throws DiagnosticException {
      String text = read();
      whileLoading.run();
      if (text.startsWith("broken")) {
        throw new DiagnosticException(
            List.of(Diagnostic.about(file.toString(), Code.EMPTY, text, "")));
      }
      return new Text(text, List.of());
    }
  };

  private final ReloadListener listener = new ReloadListener() {
    @Override
    public void live(Standing standing) {
      told.add(standing);
    }

    @Override
    public void refused(Standing standing) {
      told.add(standing);
      throw new IllegalStateException("a listener fails");
    }
  };

  @BeforeEach
  void writeTheFirst() throws IOException {
    file = Files.writeString(directory.resolve("a.txt"), "first");
  }

  @Test
  void beginsWithWhatIsThereOrNotAtAll() throws Exception {
    assertThat(begin().live().version()).isEqualTo("first");
    write("broken");
    assertThatThrownBy(this::begin).isInstanceOf(DiagnosticException.class);
  }

  @Test
  void takesNothingThatChangedWhileItWasRead() throws Exception {
    Reload<Text> reload = begin();
    write("second");
    whileLoading = () -> write("third");
    settle(reload);
    assertThat(live).isEmpty();

    whileLoading = () -> {};
    settle(reload);
    assertThat(live).containsExactly("third");
  }

  @Test
  void tellsNoFindingsOfWhatChangedWhileItWasRead() throws Exception {
    Reload<Text> reload = begin();
    write("broken");
    whileLoading = () -> write("second");
    settle(reload);
    assertThat(told).isEmpty();

    whileLoading = () -> {};
    settle(reload);
    assertThat(live).containsExactly("second");
  }

  @Test
  void readsAgainWhatChangedWhileItBeganEvenIfItChangesBack() throws Exception {
    write("second");
    whileLoading = () -> write("first");
    Reload<Text> reload = begin();
    assertThat(reload.live().version()).isEqualTo("second");

    whileLoading = () -> {};
    settle(reload);
    assertThat(live).containsExactly("first");
  }

  @Test
  void triesABrokenSetOnceAndGoesOnAfterAListenerThatFails() throws Exception {
    Reload<Text> reload = begin();
    write("broken 1");
    settle(reload);
    settle(reload);
    write("broken 2");
    settle(reload);
    assertThat(told).hasSize(2);
    assertThat(reload.standing().refused().orElseThrow().findings())
        .extracting(Diagnostic::message)
        .containsExactly("broken 2");
    assertThat(reload.standing().version()).isEqualTo("first");

    write("second");
    settle(reload);
    assertThat(live).containsExactly("second");
    assertThat(reload.standing().refused()).isEmpty();
  }

  @Test
  void refusesWhatFailsForAReasonOfItsOwn() throws Exception {
    Reload<Text> reload = begin();
    write("second");
    whileLoading = () -> {
      throw new StackOverflowError();
    };
    settle(reload);
    assertThat(reload.standing().version()).isEqualTo("first");
    assertThat(reload.standing().refused().orElseThrow().findings())
        .extracting(Diagnostic::code, Diagnostic::message)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(
            "L0016", "the files could not be taken: java.lang.StackOverflowError"));
  }

  @Test
  void refusesWhatCannotGoLive() throws Exception {
    Reload<Text> reload = begin();
    write("second");
    for (int i = 0; i < 2; i++) {
      reload.look(text -> {
        throw new IllegalArgumentException("no");
      });
      nanos.addAndGet(QUIET.toNanos());
    }

    assertThat(reload.live().version()).isEqualTo("first");
    assertThat(reload.standing().version()).isEqualTo("first");
    assertThat(reload.standing().refused().orElseThrow().findings().get(0).message())
        .contains("IllegalArgumentException: no");
  }

  private Reload<Text> begin() throws DiagnosticException {
    return Reload.begin(
        source, new Settling(QUIET, nanos::get), InstantSource.fixed(Instant.EPOCH), listener);
  }

  private void settle(Reload<Text> reload) {
    reload.look(text -> live.add(text.version()));
    nanos.addAndGet(QUIET.toNanos());
    reload.look(text -> live.add(text.version()));
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
