package dev.lictor.dsl.compile;

import dev.lictor.call.Kind;
import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.cel.Dialects;
import dev.lictor.dsl.cel.DocumentLanguage;
import dev.lictor.dsl.cel.ExpressionText;
import dev.lictor.dsl.cel.Facts;
import dev.lictor.dsl.cel.Guards;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.diagnostic.Span;
import dev.lictor.dsl.yaml.Comments;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.Mandate;
import dev.lictor.policy.Condition;
import dev.lictor.policy.EnsureRule;
import dev.lictor.policy.EvaluationException;
import dev.lictor.policy.Expression;
import dev.lictor.policy.Selector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Makes {@code ensure} rules of drafts. */
final class EnsureCompiler {

  private static final Map<Aspect, String> CAPS = new EnumMap<>(Map.of(
      Aspect.OUTPUT_CAP, "maxOutputTokens", Aspect.CHOICES, "n", Aspect.RETRIES, "maxRetries"));

  private static final List<String> KEYS =
      List.of("filtering", "masking", "safetySettings", "guardrail", "cap", "parameters");

  private final Selector documentOn;
  private final DocumentLanguage language;
  private final Facts match;
  private final Leaning leaning;
  private final Findings findings;

  EnsureCompiler(
      Selector documentOn,
      DocumentLanguage language,
      Facts match,
      Leaning leaning,
      Findings findings) {
    this.documentOn = documentOn;
    this.language = language;
    this.match = match;
    this.leaning = leaning;
    this.findings = findings;
  }

  EnsureRule compile(Draft draft) {
    Mapping source = draft.source();
    List<Guards.Miss> misses = new ArrayList<>(draft.misses(match));
    Mandate fixed = MandateReader.read(source, findings);
    Map<Aspect, Checked> caps = caps(draft);
    caps.values().forEach(cap -> misses.addAll(cap.follow(draft.known(match)).misses()));
    Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
    aspects.addAll(fixed.aspects());
    aspects.addAll(caps.keySet());
    if (KEYS.stream().noneMatch(key -> source.find(key).isPresent())) {
      findings.add(
          start(source),
          Code.EMPTY_MANDATE,
          source.path(),
          "this ensures nothing",
          "say one of " + String.join(", ", KEYS));
    }
    complainOfImpossible(draft, aspects);
    Condition when = draft.when().map(language::condition).orElse(Condition.ALWAYS);
    return new EnsureRule(
        draft.id(),
        draft.on(),
        // What lists models or counts tokens runs none: there is nothing to edit.
        evaluation ->
            evaluation.situation().operation().kind() != Kind.CONTROL && when.holds(evaluation),
        draft.unless().map(exemption -> exemption.condition(language)),
        evaluation -> Expressible.can(evaluation.situation().operation(), aspects),
        mandate(fixed, caps),
        leaning.resolve("", misses));
  }

  private void complainOfImpossible(Draft draft, Set<Aspect> aspects) {
    if (draft.source().find("otherwise").isPresent()) {
      return;
    }
    Set<String> lacking = new TreeSet<>();
    for (Dialects.Spoken spoken : Dialects.selected(documentOn, draft.on())) {
      Set<Aspect> missing = Expressible.lacking(aspects, spoken);
      if (!missing.isEmpty() && spoken.kind() != Kind.CONTROL) {
        Set<String> words = new TreeSet<>();
        missing.forEach(aspect -> words.add(aspect.word()));
        lacking.add(spoken.kind().word() + " calls of " + spoken.dialect() + " ("
            + String.join(", ", words) + ")");
      }
    }
    if (!lacking.isEmpty()) {
      Span at =
          draft.source().entry("on").map(entry -> entry.key().span()).orElse(start(draft.source()));
      findings.add(
          at,
          Code.IMPOSSIBLE_MANDATE,
          draft.source().path(),
          "this cannot be ensured for " + String.join("; ", lacking),
          "narrow `on`, or say `otherwise: refuse`");
    }
  }

  private Map<Aspect, Checked> caps(Draft draft) {
    Map<Aspect, Checked> caps = new EnumMap<>(Aspect.class);
    draft
        .source()
        .mapping("cap")
        .ifPresent(cap -> CAPS.forEach((aspect, key) -> cap.scalar(key)
            .filter(scalar -> Comments.checkExpression(scalar, findings))
            .filter(scalar -> inRange(scalar, least(aspect)))
            .flatMap(scalar -> language.check(ExpressionText.of(scalar), draft.kinds(), findings))
            .filter(checked -> language.isNumber(checked, findings))
            .ifPresent(checked -> caps.put(aspect, checked))));
    return caps;
  }

  private static long least(Aspect cap) {
    return cap == Aspect.RETRIES ? 0 : 1;
  }

  private boolean inRange(Scalar scalar, long least) {
    Optional<BigInteger> number = scalar.integer();
    if (number.isPresent()
        && (number.get().compareTo(BigInteger.valueOf(least)) < 0
            || number.get().bitLength() > 53)) {
      findings.add(
          scalar.span(),
          Code.OUT_OF_RANGE,
          scalar.path(),
          "a cap must be at least " + least + ", found " + number.get(),
          "");
      return false;
    }
    return true;
  }

  private Expression<Mandate> mandate(Mandate fixed, Map<Aspect, Checked> caps) {
    if (caps.isEmpty()) {
      return evaluation -> fixed;
    }
    Map<Aspect, Expression<Object>> values = new EnumMap<>(Aspect.class);
    caps.forEach((aspect, checked) -> values.put(aspect, language.value(checked)));
    return evaluation -> {
      Map<Aspect, Long> found = new EnumMap<>(Aspect.class);
      values.forEach((aspect, value) -> {
        long cap = (Long) value.value(evaluation);
        if (cap < least(aspect)) {
          throw new EvaluationException(
              CAPS.get(aspect) + " must be at least " + least(aspect) + ", found " + cap);
        }
        found.put(aspect, cap);
      });
      return fixed.and(Mandate.builder()
          .caps(new Caps(
              cap(found, Aspect.OUTPUT_CAP),
              cap(found, Aspect.CHOICES),
              cap(found, Aspect.RETRIES)))
          .build());
    };
  }

  private static OptionalLong cap(Map<Aspect, Long> found, Aspect aspect) {
    Long cap = found.get(aspect);
    return cap == null ? OptionalLong.empty() : OptionalLong.of(cap);
  }

  private static Span start(Mapping rule) {
    return new Span(rule.span().source(), rule.span().start(), rule.span().start() + 1);
  }
}
