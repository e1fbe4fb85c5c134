package dev.lictor.dsl;

import dev.lictor.attribute.AttributeType;
import dev.lictor.attribute.Attributes;
import dev.lictor.attribute.Attributes.Attribute;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.policy.Document;
import dev.lictor.policy.Evaluation;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Situation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Policies out of short texts, for tests. */
public final class Policies {

  /** What the team directory of the tests declares. */
  public static final Attributes TEAM = new Attributes(Map.of(
      "monthlyTokens", new Attribute(AttributeType.INT, false),
      "regions", new Attribute(AttributeType.STRING_SET, false),
      "pilot", new Attribute(AttributeType.BOOL, false),
      "costCenter", new Attribute(AttributeType.STRING, true)));

  /** What the model catalogue of the tests declares. */
  public static final Attributes MODEL = new Attributes(Map.of(
      "regions", new Attribute(AttributeType.STRING_SET, false),
      "reasoning", new Attribute(AttributeType.BOOL, false),
      "tier", new Attribute(AttributeType.STRING, true)));

  private static final String HEAD = """
      apiVersion: lictor.dev/v1
      kind: Policy
      metadata: {name: test}
      on: inference
      """;

  /** The parameters that a body may use; those that it does not use are left out, since each would be found to be unused. */
  private static final Map<String, String> PARAMS = Map.of(
      "approved", "[gpt-4o, gpt-5]",
      "most", "8000",
      "strict", "true",
      "pause", "5m",
      "region", "eu",
      "exempt", "{type: set<string>, value: []}");

  private Policies() {}

  /** Returns the one document with this body. */
  public static Document document(String body) {
    try {
      return compile(body).documents().get(0);
    } catch (DiagnosticException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** Returns the codes of what is wrong with a document with this body. */
  public static List<String> codes(String body) {
    try {
      compile(body);
      return List.of();
    } catch (DiagnosticException e) {
      return e.diagnostics().stream().map(Diagnostic::code).toList();
    }
  }

  /** Returns what is said of a document with this body, which can be used. */
  public static List<Diagnostic> warnings(String body) {
    try {
      return compile(body).warnings();
    } catch (DiagnosticException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** Returns a require rule that says the expression. */
  public static String require(String expression) {
    return "require:\n  - id: rule\n    that: >-\n      " + expression.replace("\n", "\n      ")
        + '\n';
  }

  /** Returns whether the expression holds as the only rule of a document. */
  public static boolean holds(String expression, Situation situation) {
    Document document = document(require(expression));
    return holds(document, rule(document, "rule"), situation);
  }

  public static boolean holds(Document document, Rule rule, Situation situation) {
    return rule.that().holds(new Evaluation(situation, document.variables()));
  }

  public static Rule rule(Document document, String id) {
    return document.rules().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  private static PolicyFiles.Compiled compile(String body) throws DiagnosticException {
    try {
      Path file = Files.createTempFile("policy", ".yaml");
      try {
        Files.writeString(
            file,
            (body.startsWith("on:") ? HEAD.replace("on: inference\n", "") : HEAD)
                + params(body)
                + body);
        return PolicyFiles.withTeam(TEAM).andModel(MODEL).load(List.of(file));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String params(String body) {
    StringBuilder params = new StringBuilder();
    PARAMS.forEach((name, value) -> {
      if (body.contains("params." + name)) {
        params.append("  ").append(name).append(": ").append(value).append('\n');
      }
    });
    return params.isEmpty() ? "" : "params:\n" + params;
  }
}
