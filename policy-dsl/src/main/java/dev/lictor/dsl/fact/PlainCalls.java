package dev.lictor.dsl.fact;

import dev.lictor.call.Kind;
import dev.lictor.call.Served;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Source;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.YamlFile;
import dev.lictor.schema.aicore.ControlOperation;
import dev.lictor.schema.aicore.ControlOperations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The plain calls of all dialects: those of a table, and one for each operation of the control plane. Not instantiable. */
final class PlainCalls {

  /** The dialect of the control plane. */
  static final String CONTROL_PLANE = "aicore";

  private static final String TABLE = "plain-calls.yaml";
  private static final String SEGMENT = "x1234567";

  private static final List<PlainCall> ALL = load();

  private PlainCalls() {}

  static List<PlainCall> all() {
    return ALL;
  }

  /** Returns the call whose answer another one is about, if it is about one. */
  static Optional<PlainCall> before(PlainCall later) {
    return ALL.stream()
        .filter(call ->
            call.dialect().equals(later.dialect()) && call.operation().equals(later.after()))
        .findFirst();
  }

  private static List<PlainCall> load() {
    List<PlainCall> calls = new ArrayList<>();
    Findings findings = new Findings();
    Mapping table = YamlFile.parse(Source.of(TABLE, text()), findings)
        .orElseThrow(() -> new IllegalStateException(findings.all().toString()));
    for (Node item : table.items("calls")) {
      calls.add(call((Mapping) item));
    }
    for (ControlOperation operation : ControlOperations.all()) {
      calls.add(control(
          operation.name(), operation.kind(), operation.method(), plainPath(operation.path())));
    }
    calls.add(control("unknown", Kind.CONTROL, "GET", "/v2/" + SEGMENT));
    return List.copyOf(calls);
  }

  private static PlainCall control(String name, Kind kind, String method, String path) {
    return new PlainCall(
        CONTROL_PLANE,
        name,
        kind,
        /* model= */ "",
        /* models= */ "",
        Optional.empty(),
        /* after= */ "",
        method,
        path,
        /* body= */ Optional.empty());
  }

  private static String plainPath(String template) {
    return template.replaceAll("\\{[^}]*}", SEGMENT);
  }

  private static PlainCall call(Mapping row) {
    String[] request = row.text("request", "").split(" ", 2);
    String pattern = row.text("models", "*");
    return new PlainCall(
        row.text("dialect", ""),
        row.text("operation", ""),
        Kind.valueOf(row.text("kind", "").toUpperCase(Locale.ROOT)),
        row.text("model", ""),
        pattern.substring(0, pattern.length() - 1),
        row.scalar("served").map(served -> served(served.value())),
        row.text("after", ""),
        request[0],
        request[1],
        row.mapping("body").map(PlainBody::new));
  }

  private static Served served(String scenarioAndExecutable) {
    String[] words = scenarioAndExecutable.split(" ", 2);
    return new Served(words[0], words[1], List.of());
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(PlainCalls.class.getResourceAsStream(TABLE), TABLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
