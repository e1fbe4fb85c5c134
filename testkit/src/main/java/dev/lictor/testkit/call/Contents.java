package dev.lictor.testkit.call;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Guardrail;
import dev.lictor.call.Media;
import dev.lictor.call.Reasoning;
import dev.lictor.call.Reference;
import dev.lictor.call.SafetySetting;
import dev.lictor.call.Tool;
import dev.lictor.testkit.domain.Domain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Draws tools, media, references and what else a call carries; what one of them implies comes with it. Not instantiable; all functions
 * are pure.
 */
final class Contents {

  /** What a call names whose answer a provider kept. */
  static final String KEPT_RESPONSE = "resp_1";

  private static final Set<String> ELSEWHERE =
      Set.of("mcp", "mcpServers", "azure_search", "retrieval");
  private static final Set<String> GROUNDING =
      Set.of("azure_search", "file_search", "retrieval", "fileSearch");

  /** Tools and references that come with something else only. */
  private static final Set<String> IMPLIED =
      Set.of("advisor_20260301", "image_generation", "s3_location", "vector_store");

  private static final int MOST = 2;

  private Contents() {}

  /** Returns whether a kind of tool looks up documents. */
  static boolean grounds(String tool) {
    return GROUNDING.contains(tool);
  }

  static Arbitrary<Change> tools(Traits traits, Domain domain) {
    List<String> kinds =
        traits.tools().stream().filter(kind -> !IMPLIED.contains(kind)).toList();
    Arbitrary<Change> tool = Combinators.combine(
            Arbitraries.of(kinds), domain.names(), domain.hosts(), domain.repositories())
        .as((kind, name, host, repository) -> facts -> {
          facts.tool(new Tool(kind, name, ELSEWHERE.contains(kind) ? host : ""));
          if (grounds(kind)) {
            facts.grounding(true).repository(repository);
          }
          if (kind.equals("file_search")) {
            facts.reference(new Reference("vector_store", repository, Reference.Effect.CARRIES));
          }
        });
    return tool.list()
        .ofMinSize(1)
        .ofMaxSize(MOST)
        .map(all -> facts -> all.forEach(each -> each.to(facts)));
  }

  static Arbitrary<Change> media(Traits traits, Domain domain) {
    boolean inBuckets =
        traits.references().stream().anyMatch(each -> each.kind().equals("s3_location"));
    Arbitrary<Change> media = Combinators.combine(
            Arbitraries.of(traits.media()), domain.hosts().optional(0.5), domain.numbersFrom(4))
        .as((kind, host, bytes) -> facts -> medium(facts, kind, host, bytes, inBuckets));
    return media
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST)
        .map(all -> facts -> all.forEach(each -> each.to(facts)));
  }

  private static void medium(
      CallFacts.Builder facts, String kind, Optional<String> host, long bytes, boolean inBuckets) {
    facts.media(new Media(kind, host.isPresent(), host.orElse(""), host.isPresent() ? 0 : bytes));
    if (inBuckets && host.isPresent()) {
      facts.reference(
          new Reference("s3_location", "s3://" + host.get() + "/a", Reference.Effect.CARRIES));
    }
  }

  static Arbitrary<Change> references(Traits traits, Domain domain) {
    List<Reference> kinds = traits.references().stream()
        .filter(each -> !IMPLIED.contains(each.kind()))
        .toList();
    if (kinds.isEmpty()) {
      return Arbitraries.just(Change.NONE);
    }
    return Combinators.combine(Arbitraries.of(kinds), domain.names())
        .as((kind, name) -> facts -> refer(facts, kind, name));
  }

  /** Returns what a call says that asks for a response of before. */
  static Arbitrary<Change> kept() {
    Reference response = new Reference("response", "", Reference.Effect.CONTINUES);
    return Arbitraries.just(facts -> refer(facts, response, KEPT_RESPONSE));
  }

  private static void refer(CallFacts.Builder facts, Reference kind, String name) {
    facts.reference(new Reference(kind.kind(), name, kind.effect()));
    if (kind.effect() == Reference.Effect.CONTINUES) {
      facts.storedState(true);
    }
  }

  static Arbitrary<Change> grounding(Domain domain) {
    Arbitrary<List<String>> repositories = Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(List.of("*"))),
        Tuple.of(2, domain.repositories().list().ofMinSize(1).ofMaxSize(MOST).uniqueElements()));
    return repositories.map(names -> facts -> {
      facts.grounding(true);
      names.forEach(facts::repository);
    });
  }

  static Arbitrary<Change> reasoning(Traits traits, Domain domain) {
    Arbitrary<OptionalLong> budgets = traits.can(Traits.Can.BUDGET_THOUGHT)
        ? Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just(OptionalLong.empty())),
            Tuple.of(1, domain.numbers().map(OptionalLong::of)))
        : Arbitraries.just(OptionalLong.empty());
    Arbitrary<String> efforts = traits.efforts().isEmpty()
        ? Arbitraries.just("")
        : Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just("")), Tuple.of(2, Arbitraries.of(traits.efforts())));
    return Combinators.combine(budgets, efforts)
        .as((budget, effort) -> facts -> facts.reasoning(new Reasoning(budget, effort)));
  }

  static Arbitrary<Change> guardrail(Domain domain) {
    return Combinators.combine(
            domain.names(),
            Arbitraries.of("1", "3", "DRAFT"),
            Arbitraries.of("", "enabled", "disabled", "enabled_full"))
        .as((id, version, trace) -> facts -> facts.guardrail(new Guardrail(id, version, trace)));
  }

  static Arbitrary<Change> settings(Traits traits) {
    return Arbitraries.of(traits.settings())
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST)
        .uniqueElements(SafetySetting::category)
        .map(all -> facts -> all.forEach(facts::safetySetting));
  }
}
