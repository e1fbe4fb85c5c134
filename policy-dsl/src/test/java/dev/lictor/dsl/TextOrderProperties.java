package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.diagnostic.DiagnosticException;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Situation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * Theorem 4, through the text: in which order keys, sections, rules and files stand changes nothing that is decided, recorded or found.
 */
class TextOrderProperties {

  /** A rule: its section, and its keys with their values. */
  private record Piece(String section, Map<String, String> keys) {}

  /** A document: what stands above its rules, and these. */
  private record Draft(List<String> above, List<Piece> pieces) {}

  /** Where a rule stands among the others of its section, which an error tells. */
  private static final Pattern PLACE = Pattern.compile("\\[[0-9]+]");

  private static final List<Situation> CALLS = List.of(
      Calls.situation(Calls.caller(), "gpt-4o"),
      Calls.situation(Calls.of(Calls.team("alpha")), "gpt-4o"),
      Calls.situation(Calls.of(Calls.team("beta")), "gpt-5", "o3"));

  private static final List<Piece> GUARDS = List.of(
      piece("require", "known", "that", "\"has(caller.team)\""),
      piece("require", "alpha", "that", "\"has(caller.team) && caller.team.name == 'alpha'\""),
      piece("require", "zeta", "that", "\"has(caller.team) && call.choices > 2\""),
      piece("require", "pilot", "that", "\"caller.team.pilot && has(caller.team.costCenter)\""));

  private static final List<Piece> PIECES = List.of(
      piece("require", "eu", "that", "\"caller.team.regions.contains('eu')\""),
      piece("require", "center", "that", "\"caller.team.costCenter != 'x'\""),
      piece("require", "small", "when", "call.stream", "that", "call.maxOutputTokens < 5000"),
      piece(
          "require",
          "few",
          "that",
          "call.choices < 2",
          "unless",
          "{that: \"caller.tenant == 'acme-eu'\", until: 2026-12-31, because: GOV-1}"),
      piece("require", "erring", "that", "\"1 / (call.choices - 2) > 0\""),
      piece(
          "deny",
          "streams",
          "when",
          "call.stream",
          "status",
          "422",
          "message",
          "\"No streams, {caller.tenant}\""),
      piece("deny", "masked", "when", "\"call.masking.entities.size() > 2\""),
      piece("deny", "beta", "when", "\"caller.team.name == 'beta'\""),
      piece(
          "ensure",
          "mask",
          "on",
          "orchestration",
          "masking",
          "{method: anonymization, entities: [profile-email, profile-phone, profile-iban]}"),
      piece("ensure", "cap", "on", "orchestration", "cap", "{maxOutputTokens: call.choices * 20}"),
      piece(
          "ensure",
          "team",
          "on",
          "orchestration",
          "cap",
          "{maxOutputTokens: caller.team.monthlyTokens}"),
      piece("onPass", "hidden", "that", "\"call.masking.entities.contains('profile-iban')\""),
      piece(
          "budgets",
          "team",
          "per",
          "caller.team.name",
          "unit",
          "tokens",
          "limit",
          "caller.team.monthlyTokens",
          "window",
          "day"),
      piece("budgets", "all", "unit", "requests", "limit", "9", "window", "month"));

  private static final List<Piece> WRONG = List.of(
      piece("deny", "typo", "when", "call.straem"),
      piece("require", "text", "that", "caller.tenant"),
      piece("ensure", "nothing", "on", "orchestration"),
      piece("budgets", "streams", "unit", "tokens", "limit", "call.choices", "window", "day"));

  @Property(tries = 150, seed = "91", edgeCases = EdgeCasesMode.NONE)
  void theOrderOfTextChangesNothing(@ForAll("policies") List<Draft> policy, @ForAll long seed) {
    Map<String, String> one = written(policy, new Random(seed));
    Map<String, String> other = written(policy, new Random(~seed));

    assertThat(said(other)).isEqualTo(said(one));
    Statistics.label("compiles").collect(said(one).get(0).startsWith("["));
    Statistics.label("compiles").coverage(some -> {
      some.check(true).percentage(p -> p > 30);
      some.check(false).percentage(p -> p > 10);
    });
  }

  /** Returns all that is said of a policy: what is decided and what is found. */
  private static List<String> said(Map<String, String> files) {
    try {
      PolicyFiles.Compiled compiled = Texts.load(files, List.of());
      List<String> said = new ArrayList<>();
      said.add(Texts.said(compiled.warnings()).toString());
      for (Situation call : CALLS) {
        Decision decision = compiled.policy().decide(call);
        String told = decision instanceof Decision.Permit yes
            ? yes.claims() + " " + yes.mandate().hashCode() + ' ' + yes.shadows()
            : decision.toString();
        said.add(PLACE.matcher(told).replaceAll("[]"));
      }
      return said;
    } catch (DiagnosticException e) {
      return Texts.said(e.diagnostics());
    }
  }

  private static Map<String, String> written(List<Draft> policy, Random random) {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < policy.size(); i++) {
      String folder = random.nextBoolean() ? "" : "folder" + random.nextInt(3) + '/';
      files.put(
          folder + random.nextInt(1000) + '-' + i + ".yaml",
          written("p" + i, policy.get(i), random));
    }
    return files;
  }

  private static String written(String name, Draft draft, Random random) {
    Map<String, StringBuilder> sections = new TreeMap<>();
    for (Piece piece : mixed(draft.pieces(), random)) {
      StringBuilder section =
          sections.computeIfAbsent(piece.section(), s -> new StringBuilder(s).append(":\n"));
      String dash = "  - ";
      for (String key : mixed(List.copyOf(piece.keys().keySet()), random)) {
        section
            .append(dash)
            .append(key)
            .append(": ")
            .append(piece.keys().get(key))
            .append('\n');
        dash = "    ";
      }
    }
    List<String> all = new ArrayList<>(List.of(
        "apiVersion: lictor.dev/v1\n",
        "kind: Policy\n",
        "metadata: {name: " + name + "}\n",
        "on: inference\n"));
    all.addAll(draft.above());
    sections.values().forEach(section -> all.add(section.toString()));
    return String.join("", mixed(all, random));
  }

  private static <T> List<T> mixed(List<T> list, Random random) {
    List<T> mixed = new ArrayList<>(list);
    Collections.shuffle(mixed, random);
    return mixed;
  }

  @Provide
  Arbitrary<List<Draft>> policies() {
    return drafts().list().ofMinSize(1).ofMaxSize(3);
  }

  private static Arbitrary<Draft> drafts() {
    Arbitrary<List<Piece>> wrong = Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.just(List.of())), Tuple.of(1, some(WRONG, 2)));
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(4, List.<String>of()),
                Tuple.of(1, List.of("mode: shadow\n")),
                Tuple.of(1, List.of("share: {percent: 50, by: caller.tenant}\n")),
                Tuple.of(1, List.of("match: \"caller.tenant == 'acme-eu'\"\n")),
                Tuple.of(1, List.of("match: has(caller.team)\n"))),
            Arbitraries.frequencyOf(
                Tuple.of(3, some(GUARDS, 3).map(guards -> and(guards, GUARDS.get(0)))),
                Tuple.of(1, some(GUARDS, 2))),
            some(PIECES, 5),
            wrong)
        .as((above, guards, pieces, mistakes) -> {
          List<Piece> all = new ArrayList<>(guards);
          all.addAll(pieces);
          all.addAll(mistakes);
          return new Draft(above, all);
        });
  }

  private static Arbitrary<List<Piece>> some(List<Piece> pieces, int most) {
    return Arbitraries.of(pieces).set().ofMaxSize(most).map(List::copyOf);
  }

  private static List<Piece> and(List<Piece> pieces, Piece one) {
    List<Piece> all = new ArrayList<>(pieces);
    if (!all.contains(one)) {
      all.add(one);
    }
    return all;
  }

  private static Piece piece(String section, String id, String... rest) {
    Map<String, String> keys = new LinkedHashMap<>(Map.of("id", id));
    for (int i = 0; i < rest.length; i += 2) {
      keys.put(rest[i], rest[i + 1]);
    }
    return new Piece(section, keys);
  }
}
