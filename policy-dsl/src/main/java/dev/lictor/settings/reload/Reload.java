package dev.lictor.settings.reload;

import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what files hold when they have changed and the change has come to rest: all of it, or nothing. What was read counts only if
 * the files are the same before and behind the reading. Thread-safe.
 *
 * @param <T> what the files hold
 */
public final class Reload<T extends FileSet> {

  private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

  private final FileSource<T> source;
  private final Looking looking;
  private final Settling settling;
  private final InstantSource clock;
  private final ReloadListener listener;
  private volatile T live;
  private volatile Standing standing;
  private @Nullable Look liveLook;
  private @Nullable Look tried;

  private Reload(
      FileSource<T> source,
      Looking looking,
      Settling settling,
      InstantSource clock,
      ReloadListener listener)
      throws DiagnosticException {
    this.source = source;
    this.looking = looking;
    this.settling = settling;
    this.clock = clock;
    this.listener = listener;
    Look before = looking.read();
    this.live = source.load();
    this.standing = new Standing(live.version(), clock.instant(), Optional.empty());
    // What changed while it was read is read again, even if it has changed back.
    this.liveLook = before.equals(looking.read()) ? sure(before, live.warnings()) : null;
    this.tried = liveLook;
    warn(List.of());
  }

  /**
   * Reads the files for the first time.
   *
   * @param settling tells when a change has come to rest
   * @param clock tells since when a set is live
   * @throws DiagnosticException with every finding, if there is an error in any of them
   */
  public static <T extends FileSet> Reload<T> begin(
      FileSource<T> source, Settling settling, InstantSource clock, ReloadListener listener)
      throws DiagnosticException {
    return new Reload<>(source, new Looking(source::files), settling, clock, listener);
  }

  /** Returns what is live. */
  public T live() {
    return live;
  }

  /** Returns which set is live, and whether a later one was refused. */
  public Standing standing() {
    return standing;
  }

  /**
   * Looks at the files, and takes what they hold if that has changed and come to rest.
   *
   * @param swap lets a set go live; if it throws, the set is refused
   */
  public synchronized void look(Consumer<T> swap) {
    Look now = looking.look();
    if (now.holdsWhat(tried) || !settling.settled(now)) {
      return;
    }
    if (now.holdsWhat(liveLook)) {
      tried = now;
      isLive(standing.version());
      return;
    }
    Attempt<T> attempt = attempt();
    Look after = looking.read();
    if (!settling.settled(after)) {
      return;
    }
    Attempt<T> outcome = attempt.then(swap);
    if (outcome.loaded().isPresent()) {
      List<Diagnostic> before = live.warnings();
      live = outcome.loaded().get();
      liveLook = sure(now, live.warnings());
      tried = liveLook;
      warn(before);
      isLive(live.version());
    } else {
      tried = sure(now, outcome.findings());
      isRefused(outcome.findings());
    }
  }

  /** What came of reading the files: what they hold, or what is wrong with them. */
  private record Attempt<T>(Optional<T> loaded, List<Diagnostic> findings) {

    static <T> Attempt<T> failed(List<Diagnostic> findings) {
      return new Attempt<>(Optional.empty(), findings);
    }

    static <T> Attempt<T> broken(Throwable failure) {
      LOG.error("files that changed could not be taken", failure);
      return failed(List.of(Diagnostic.about(
          "", Code.FAILED, "the files could not be taken: " + failure, "the log tells more")));
    }

    Attempt<T> then(Consumer<T> swap) {
      try {
        loaded.ifPresent(swap);
        return this;
      } catch (RuntimeException | Error e) {
        return broken(e);
      }
    }
  }

  private Attempt<T> attempt() {
    try {
      return new Attempt<>(Optional.of(source.load()), List.of());
    } catch (DiagnosticException e) {
      return Attempt.failed(e.diagnostics());
    } catch (RuntimeException | Error e) {
      return Attempt.broken(e);
    }
  }

  private void isLive(String version) {
    if (version.equals(standing.version()) && standing.refused().isEmpty()) {
      return;
    }
    LOG.info(
        version.equals(standing.version())
            ? "the files hold again what is live, version {}"
            : "the files have changed, version {} is live",
        version);
    standing = new Standing(
        version,
        version.equals(standing.version()) ? standing.since() : clock.instant(),
        Optional.empty());
    tell(() -> listener.live(standing));
  }

  /** Returns the look, or none if a file could not be read: it may be there at the next look without any other change. */
  private static @Nullable Look sure(Look look, List<Diagnostic> findings) {
    return findings.stream().anyMatch(finding -> finding.code().equals(Code.UNREADABLE.id()))
        ? null
        : look;
  }

  private void isRefused(List<Diagnostic> findings) {
    if (standing
        .refused()
        .map(Standing.Refused::findings)
        .filter(findings::equals)
        .isPresent()) {
      return;
    }
    LOG.warn(
        "the files have changed, but cannot be taken; version {} stays live\n{}",
        standing.version(),
        String.join("\n", findings.stream().map(Diagnostic::render).toList()).strip());
    standing = new Standing(
        standing.version(),
        standing.since(),
        Optional.of(new Standing.Refused(clock.instant(), findings)));
    tell(() -> listener.refused(standing));
  }

  /** Logs the warnings that are not told yet. */
  private void warn(List<Diagnostic> told) {
    Set<Diagnostic> known = new HashSet<>(told);
    live.warnings().stream()
        .filter(warning -> !known.contains(warning))
        .forEach(warning -> LOG.warn("{}", warning.render().strip()));
  }

  private static void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error e) {
      LOG.error("a listener of reloads failed", e);
    }
  }
}
