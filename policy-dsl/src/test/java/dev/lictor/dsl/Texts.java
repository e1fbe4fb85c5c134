package dev.lictor.dsl;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Masking;
import dev.lictor.dsl.diagnostic.Diagnostic;
import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.identity.Caller;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Situation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Policies out of several texts, each a file, for tests. Not instantiable. */
final class Texts {

  /** A document about every inference call that says nothing. */
  static final String ALL = "all\n";

  /** One that has addresses masked. */
  static final String MASKS = """
      masks
      ensure:
        - {id: mask, on: orchestration, masking: {method: anonymization, entities: [profile-email]}}
      """;

  /** An inference call that neither filters nor masks. */
  static final CallFacts PLAIN = Calls.facts("gpt-4o").toBuilder()
      .filtering(Filtering.NONE)
      .masking(Masking.NONE)
      .build();

  /** Such a call of somebody without a team. */
  static final Situation CALL = call(Calls.caller(), PLAIN);

  private Texts() {}

  static Situation call(Caller caller, CallFacts facts) {
    return new Situation(caller, Calls.operation(), facts, Calls.NOW);
  }

  /** Returns what a policy permits of {@link #CALL}. */
  static Decision.Permit permit(Policy policy) {
    return (Decision.Permit) policy.decide(CALL);
  }

  /** Returns the policy of these documents: each begins with a line that is its name. */
  static Policy policy(String... documents) {
    return policy(List.of(), documents);
  }

  /** Returns the policy of these documents, beside those that are delegated. */
  static Policy policy(List<Delegation> delegations, String... documents) {
    Map<String, String> files = new TreeMap<>();
    for (String document : documents) {
      int line = document.indexOf('\n');
      files.put(
          document.substring(0, line) + ".yaml",
          text(document.substring(0, line), document.substring(line)));
    }
    try {
      return load(files, delegations).policy();
    } catch (DiagnosticException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  /** Returns the text of a document of this name and body. */
  static String text(String name, String body) {
    return "apiVersion: lictor.dev/v1\nkind: Policy\nmetadata: {name: " + name + "}\n"
        + (body.contains("\non:") || body.startsWith("on:") ? "" : "on: inference\n") + body;
  }

  /** Compiles the files, by their paths below a directory. */
  static PolicyFiles.Compiled load(Map<String, String> files, List<Delegation> delegations)
      throws DiagnosticException {
    try {
      Path directory = Files.createTempDirectory("policies");
      try {
        for (Map.Entry<String, String> file : files.entrySet()) {
          Path path = directory.resolve(file.getKey());
          Files.createDirectories(path.getParent());
          Files.writeString(path, file.getValue());
        }
        return PolicyFiles.withTeam(Policies.TEAM)
            .andModel(Policies.MODEL)
            .delegating(delegations)
            .load(List.of(directory));
      } finally {
        delete(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Returns where the reasons of a refusal stand, in their order; none of a permit. */
  static List<String> reasons(Decision decision) {
    return decision instanceof Decision.Refuse no ? places(no.reasons()) : List.of();
  }

  static List<String> places(List<Reason> reasons) {
    return reasons.stream()
        .map(reason -> reason.document() + '/' + reason.section().word() + '/' + reason.id())
        .toList();
  }

  /** Returns what the findings say, wherever they stand; of two rules that say the same, either may be called the other's shadow. */
  static List<String> said(List<Diagnostic> findings) {
    return findings.stream()
        .filter(f -> !f.code().equals("L0703"))
        .map(f -> f.code() + ' ' + f.message())
        .sorted()
        .toList();
  }
}
