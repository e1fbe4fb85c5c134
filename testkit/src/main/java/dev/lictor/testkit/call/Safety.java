package dev.lictor.testkit.call;

import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Masking;
import dev.lictor.testkit.domain.Domain;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Draws content filters and masking, the weakest first. Not instantiable; all functions are pure. */
final class Safety {

  private static final String[] CATEGORIES = {"hate", "violent_crimes", "self_harm", "privacy"};
  private static final String[] ENTITIES = {
    "profile-email", "profile-phone", "profile-iban", "profile-person", "regex:\\d{6}"
  };

  private Safety() {}

  static Arbitrary<Change> filtering(boolean protectsCode) {
    return Combinators.combine(filters(true, false), filters(false, protectsCode))
        .as((input, output) -> facts -> facts.filtering(new Filtering(input, output)));
  }

  private static Arbitrary<Filters> filters(boolean shields, boolean protectsCode) {
    Arbitrary<Long> thresholds = Arbitraries.of(AzureContentSafety.OFF, 4L, 2L, 0L);
    Arbitrary<Boolean> shield = shields ? Arbitraries.of(false, true) : Arbitraries.just(false);
    Arbitrary<Boolean> code = protectsCode ? Arbitraries.of(false, true) : Arbitraries.just(false);
    Arbitrary<AzureContentSafety> azure = Combinators.combine(
            thresholds, thresholds, thresholds, thresholds, shield, code)
        .as(AzureContentSafety::new);
    Arbitrary<Set<String>> llama = Arbitraries.of(CATEGORIES).set().ofMaxSize(2);
    return Combinators.combine(azure, llama).as(Filters::new);
  }

  static Arbitrary<Change> masking(Traits traits, Domain domain) {
    Arbitrary<Boolean> grounding = traits.can(Traits.Can.MASK_GROUNDING)
        ? Arbitraries.of(false, true)
        : Arbitraries.just(false);
    Arbitrary<Boolean> files =
        traits.can(Traits.Can.MASK_FILES) ? Arbitraries.of(false, true) : Arbitraries.just(false);
    return Combinators.combine(
            Arbitraries.of(Masking.Method.PSEUDONYMIZATION, Masking.Method.ANONYMIZATION),
            Arbitraries.of(ENTITIES).set().ofMinSize(1).ofMaxSize(3),
            domain.names().set().ofMaxSize(1),
            grounding,
            files)
        .as((method, entities, allowlist, ofGrounding, ofFiles) ->
            facts -> facts.masking(new Masking(method, entities, allowlist, ofGrounding, ofFiles)));
  }
}
