package dev.lictor.settings;

import dev.lictor.Abort;
import dev.lictor.Admission;
import dev.lictor.Opening;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.event.DecisionRecord;
import dev.lictor.event.EngineListener;
import dev.lictor.http.Headers;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import dev.lictor.settings.reload.ReloadListener;
import dev.lictor.settings.reload.Standing;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A host whose settings name files of one directory. It looks at them when told to, and its time passes when told to. */
final class Host implements AutoCloseable {

  static final Instant BEGUN = Instant.parse("2026-11-21T12:00:00Z");
  static final Duration QUIET = Duration.ofSeconds(2);

  static final String MODELS = """
      apiVersion: lictor.dev/v1
      kind: Models
      models:
        - {name: gpt-4o, provider: openai, contextLength: 128000, maxOutputTokens: 16384}
      """;
  static final String TEAMS = """
      apiVersion: lictor.dev/v1
      kind: Teams
      issuer: gateway
      tenant: 11111111-2222-4333-8444-555555555555
      teams:
        - {name: alpha, instance: i-1}
      """;

  final List<DecisionRecord> decisions = Collections.synchronizedList(new ArrayList<>());
  final List<Standing> told = Collections.synchronizedList(new ArrayList<>());
  final ConfiguredEngine engine;
  private final EngineSettings settings;
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000); // it overflows

  private Host(EngineSettings settings, UnaryOperator<ConfiguredEngine.Builder> change)
      throws IOException, DiagnosticException {
    this.settings = settings;
    InstantSource clock = () -> BEGUN.plusNanos(nanos.get() - Long.MAX_VALUE + 1_000_000_000);
    this.engine = change
        .apply(ConfiguredEngine.builder(settings)
            .listener(new EngineListener() {
              @Override
              public void decided(DecisionRecord decision) {
                decisions.add(decision);
              }
            })
            .reloadListener(new ReloadListener() {
              @Override
              public void live(Standing standing) {
                told.add(standing);
              }

              @Override
              public void refused(Standing standing) {
                told.add(standing);
              }
            })
            .ticker(nanos::get)
            .clock(clock))
        .open();
  }

  /**
   * Opens a host on {@code policies}, {@code teams.yaml} and {@code models.yaml} in the directory; the latter two are written if they
   * are not there.
   */
  static Host open(Path directory) throws IOException, DiagnosticException {
    return open(directory, "reload: {every: 1h, quiet: 2s}", builder -> builder);
  }

  static Host open(Path directory, String said, UnaryOperator<ConfiguredEngine.Builder> change)
      throws IOException, DiagnosticException {
    return open(directory, "", said, change);
  }

  /** Opens a host that delegates policies below {@code theirs} about all its calls to somebody else. */
  static Host delegating(Path directory) throws IOException, DiagnosticException {
    return open(
        directory,
        ", {path: theirs, where: \"caller.instance == 'i-1'\"}",
        "reload: {every: 1h, quiet: 2s}",
        builder -> builder);
  }

  private static Host open(
      Path directory, String delegated, String said, UnaryOperator<ConfiguredEngine.Builder> change)
      throws IOException, DiagnosticException {
    writeUnlessThere(directory.resolve("models.yaml"), MODELS);
    writeUnlessThere(directory.resolve("teams.yaml"), TEAMS);
    Path file =
        Files.writeString(directory.resolve("settings.yaml"), """
        apiVersion: lictor.dev/v1
        kind: Settings
        engine:
          identity: {trustUpstream: {issuer: gateway, peer: {loopback: true}}}
          policies: [policies%s]
          teams: teams.yaml
          models: models.yaml
          controlPlane: off
          %s
        """.formatted(delegated, said));
    return new Host(EngineSettings.from(SettingsFile.read(file)), change);
  }

  private static void writeUnlessThere(Path file, String text) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, text);
    }
  }

  /** Returns a policy that is about all calls that name models. */
  static String policy(String name, String rules) {
    return "apiVersion: lictor.dev/v1\nkind: Policy\nmetadata: {name: " + name
        + "}\non: inference\n" + rules;
  }

  /** Returns a rule that every call of {@link #call} passes, and that is as long as any other with an id of the same length. */
  static String passes(String id) {
    return "require:\n  - {id: " + id + ", that: caller.instance == 'i-1'}\n";
  }

  /** Returns a rule that no call of {@link #call} passes. */
  static String refuses(String id) {
    return "require:\n  - {id: " + id + ", that: caller.instance == 'i-2'}\n";
  }

  void look() {
    engine.look();
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Looks, lets the change rest, and looks again. */
  void settle() {
    look();
    pass(QUIET);
    look();
  }

  String live() {
    return engine.standing().version();
  }

  /** Returns the version of what the files hold now. */
  String onDisk() throws DiagnosticException {
    return settings.load().version();
  }

  /** Returns the codes of what was found wrong with what the files hold. */
  List<String> refusedFor() {
    return engine.standing().refused().stream()
        .flatMap(refused -> refused.findings().stream())
        .map(Diagnostic::code)
        .toList();
  }

  /** Makes a call of team alpha's, and returns the decision. */
  DecisionRecord call() {
    Opening opening = engine
        .lictor()
        .open(head(), Peer.at(InetAddress.getLoopbackAddress()))
        .toCompletableFuture()
        .join();
    if (opening instanceof Opening.Collect collect) {
      collect.call().receive(body());
      if (collect.call().admit().toCompletableFuture().join() instanceof Admission.Forward yes) {
        yes.exchange().abort(Abort.NEVER_SENT);
      }
    }
    return decisions.get(decisions.size() - 1);
  }

  static ByteBuffer body() {
    return ByteBuffer.wrap(
        ("{\"config\":{\"modules\":{\"prompt_templating\":{\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]},"
                + "\"model\":{\"name\":\"gpt-4o\",\"params\":{\"max_tokens\":15}}}}}}")
            .getBytes(StandardCharsets.UTF_8));
  }

  static RequestHead head() {
    String claims =
        "{\"ext_attr\":{\"enhancer\":\"XSUAA\",\"serviceinstanceid\":\"i-1\"},\"cid\":\"c\",\"iat\":1700000000,"
            + "\"exp\":4102444800,\"iss\":\"https://gateway\",\"zid\":\"11111111-2222-4333-8444-555555555555\",\"aud\":[\"a\"]}";
    return new RequestHead(
        "POST",
        "/v2/inference/deployments/d-orchestration/v2/completion",
        Headers.of(
            "Host",
            "gateway.example",
            "Authorization",
            "Bearer " + base64("{\"alg\":\"none\"}") + '.' + base64(claims) + '.' + base64("x"),
            "AI-Resource-Group",
            "shared",
            "Content-Type",
            "application/json"));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    engine.close();
  }
}
