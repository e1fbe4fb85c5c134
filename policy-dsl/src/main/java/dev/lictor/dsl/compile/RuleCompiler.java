package dev.lictor.dsl.compile;

import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.cel.DocumentLanguage;
import dev.lictor.dsl.cel.ExpressionText;
import dev.lictor.dsl.cel.Facts;
import dev.lictor.dsl.cel.Printed;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Comments;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Expression;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes rules of drafts. */
final class RuleCompiler {

  private static final int FORBIDDEN = 403;

  private final String document;
  private final DocumentLanguage language;
  private final Facts match;
  private final Leaning leaning;
  private final Map<String, Reach> reaches;
  private final Findings findings;

  RuleCompiler(
      String document,
      DocumentLanguage language,
      Facts match,
      Leaning leaning,
      Map<String, Reach> reaches,
      Findings findings) {
    this.document = document;
    this.language = language;
    this.match = match;
    this.leaning = leaning;
    this.reaches = reaches;
    this.findings = findings;
  }

  Rule compile(Section section, Draft draft) {
    Set<String> leansOn = leaning.resolve(draft.id(), draft.misses(match));
    Reach reach = draft.reach();
    // A rule cannot be decided before what it leans on.
    for (String id : leansOn) {
      reach = reaches.get(id) == Reach.BODY ? Reach.BODY : reach;
    }
    Optional<Template> message = message(draft);
    if (message.isPresent() && message.get().reach() == Reach.BODY) {
      reach = Reach.BODY;
    }
    Map<String, Expression<Object>> details = new LinkedHashMap<>();
    reach = details(draft, details, reach);
    Rule.Saying refusal = new Rule.Saying(
        status(draft.source()), message.map(Template::expression).orElse(unsaid(draft)), details);
    return new Rule(
        section,
        draft.id(),
        draft.on(),
        draft.when().map(language::condition).orElse(Condition.ALWAYS),
        draft.that().map(language::condition).orElse(Condition.NEVER),
        draft.unless().map(exemption -> exemption.condition(language)),
        reach,
        leansOn,
        refusal);
  }

  private Optional<Template> message(Draft draft) {
    return draft.source().scalar("message").map(scalar -> {
      Comments.checkText(scalar, findings);
      return Template.read(scalar, language, draft.kinds(), findings);
    });
  }

  private Expression<String> unsaid(Draft draft) {
    String text = "Refused by rule '" + draft.id() + "' of policy '" + document + "'";
    return evaluation -> text;
  }

  private Reach details(Draft draft, Map<String, Expression<Object>> details, Reach reach) {
    Reach widest = reach;
    Optional<Mapping> names = draft.source().mapping("details");
    for (Mapping.Entry entry : names.map(Mapping::entries).orElse(List.of())) {
      if (!(entry.value() instanceof Scalar scalar)
          || !Comments.checkExpression(scalar, findings)) {
        continue;
      }
      Optional<Checked> checked = language
          .check(ExpressionText.of(scalar), draft.kinds(), findings)
          .filter(c -> language.isPrintable(c, findings));
      widest = Draft.widest(checked, widest);
      checked.ifPresent(c -> {
        Expression<Object> value = language.value(c);
        details.put(entry.key().value(), evaluation -> Printed.detail(value, evaluation));
      });
    }
    return widest;
  }

  private static int status(Mapping rule) {
    return rule.scalar("status")
        .flatMap(Scalar::integer)
        .map(BigInteger::intValue)
        .filter(status -> status >= 400 && status <= 499)
        .orElse(FORBIDDEN);
  }
}
