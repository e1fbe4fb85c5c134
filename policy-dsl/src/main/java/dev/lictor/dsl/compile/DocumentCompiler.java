package dev.lictor.dsl.compile;

import dev.lictor.attribute.Attributes;
import dev.lictor.call.Kind;
import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.cel.Dialects;
import dev.lictor.dsl.cel.DocumentLanguage;
import dev.lictor.dsl.cel.ExpressionText;
import dev.lictor.dsl.cel.Facts;
import dev.lictor.dsl.cel.Guards;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Comments;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.policy.BudgetRule;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.EnsureRule;
import dev.lictor.policy.Expression;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Redact;
import dev.lictor.policy.Rollout;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import dev.lictor.policy.Selector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles one document whose structure is sound. Not thread-safe. */
public final class DocumentCompiler {

  private final Mapping source;
  private final Owner owner;
  private final Findings findings;
  private final String name;
  private final Selector on;
  private final Set<Kind> kinds;
  private final DocumentLanguage language;

  private DocumentCompiler(
      Mapping source, Attributes team, Attributes model, Owner owner, Findings findings) {
    this.source = source;
    this.owner = owner;
    this.findings = findings;
    this.name = owner.prefix() + source.mapping("metadata").orElseThrow().text("name", "");
    this.on = Selectors.read(source, Selector.SPENDING, findings);
    this.kinds = Dialects.kinds(on);
    Set<String> variables = source.mapping("variables").map(Mapping::keys).orElse(Set.of());
    this.language = new DocumentLanguage(team, model, Parameters.read(source, findings), variables);
  }

  /**
   * Compiles a document.
   *
   * @param team the attributes that the team directory declares
   * @param model the attributes that the model catalogue declares
   * @param owner whose document it is
   * @param findings where everything goes that is wrong; if no new error is there afterwards, the document can be used
   */
  public static Optional<Document> compile(
      Mapping source, Attributes team, Attributes model, Owner owner, Findings findings) {
    int before = findings.count();
    Document document = new DocumentCompiler(source, team, model, owner, findings).compile(before);
    return Optional.ofNullable(findings.count() == before ? document : null);
  }

  private @Nullable Document compile(int before) {
    Optional<Checked> where = owner.where().flatMap(scalar -> where(scalar, language, findings));
    Facts delegated = where.map(checked -> matched(checked, Facts.NONE)).orElse(Facts.NONE);
    Optional<Checked> match = condition(source, "match", kinds);
    Facts known = match.map(checked -> matched(checked, delegated)).orElse(delegated);
    source.mapping("variables").ifPresent(variables -> variables.entries().forEach(v -> expression(
            v.value())
        .ifPresent(text -> language.define(v.key().value(), text, kinds, known, findings))));
    List<Draft> requires = drafts("require", "that");
    List<Draft> denies = drafts("deny", "when");
    Leaning leaning = Leaning.on(requires, known, findings);
    Map<String, Reach> reaches = new HashMap<>();
    requires.forEach(draft -> reaches.put(draft.id(), draft.reach()));
    RuleCompiler rules = new RuleCompiler(name, language, known, leaning, reaches, findings);
    List<Rule> compiled = new ArrayList<>();
    requires.forEach(draft -> compiled.add(rules.compile(Section.REQUIRE, draft)));
    denies.forEach(draft -> compiled.add(rules.compile(Section.DENY, draft)));
    drafts("onPass", "that").forEach(draft -> compiled.add(rules.compile(Section.ON_PASS, draft)));
    EnsureCompiler ensures = new EnsureCompiler(on, language, known, leaning, findings);
    List<EnsureRule> ensured = new ArrayList<>();
    drafts("ensure", "").forEach(draft -> ensured.add(ensures.compile(draft)));
    Optional<Checked> by = share(known, leaning);
    Rollout rollout = Rollouts.read(source, by, by.map(this::text).orElse(e -> ""), findings);
    BudgetCompiler budgetCompiler =
        new BudgetCompiler(on, match, language, known, leaning, findings);
    List<BudgetRule> budgets = new ArrayList<>();
    for (Draft draft : drafts("budgets", "")) {
      budgetCompiler.compile(draft).ifPresent(budgets::add);
    }
    if (findings.count() != before) {
      return null;
    }
    return Document.builder(name)
        .on(on)
        .match(
            both(where.map(language::condition), match.map(language::condition)),
            Draft.widest(where, Draft.widest(match, Draft.widest(by, Reach.HEAD))))
        .delegated(owner.where().isPresent())
        .rollout(rollout)
        .rules(compiled)
        .ensures(ensured)
        .budgets(budgets)
        .redact(redact())
        .variables(language.slots())
        .build();
  }

  private Optional<Checked> share(Facts known, Leaning leaning) {
    Optional<Checked> by = source
        .mapping("share")
        .flatMap(share -> share.find("by"))
        .flatMap(this::expression)
        .flatMap(text -> language.check(text, kinds, findings))
        .filter(checked -> language.isKey(checked, findings));
    // Where a guard fails that it leans on, it has no value, and the document decides.
    by.ifPresent(checked -> leaning.resolve("", checked.follow(known).misses()));
    return by;
  }

  private Expression<String> text(Checked key) {
    Expression<Object> value = language.value(key);
    return evaluation -> value.value(evaluation).toString();
  }

  private Set<Redact> redact() {
    Set<Redact> taken = EnumSet.noneOf(Redact.class);
    source.mapping("response").ifPresent(response -> response.items("redact").forEach(item -> {
      for (Redact redact : Redact.values()) {
        if (item instanceof Scalar word && word.value().equals(redact.word())) {
          taken.add(redact);
        }
      }
    }));
    return taken;
  }

  /**
   * Returns a document that stands for those of another author while they cannot be used: the calls that they would be about are refused.
   *
   * @param findings where it goes if {@code where} itself is wrong; then there is no document
   */
  public static Optional<Document> broken(
      Owner owner, Attributes team, Attributes model, Findings findings) {
    DocumentLanguage language = new DocumentLanguage(team, model, Map.of(), Set.of());
    Scalar scalar = owner.where().orElseThrow();
    return where(scalar, language, findings)
        .filter(checked -> {
          int before = findings.count();
          Leaning.refuse(checked.follow(Facts.NONE).misses(), findings);
          return findings.count() == before;
        })
        .map(checked -> Broken.document(owner, language.condition(checked), checked.reach())
            .variables(language.slots())
            .build());
  }

  private static Optional<Checked> where(
      Scalar where, DocumentLanguage language, Findings findings) {
    return language
        .check(ExpressionText.of(where), EnumSet.allOf(Kind.class), findings)
        .filter(checked -> language.isCondition(checked, findings));
  }

  private static Condition both(Optional<Condition> one, Optional<Condition> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other).orElse(Condition.ALWAYS);
    }
    Condition first = one.get();
    Condition second = other.get();
    return evaluation -> first.holds(evaluation) && second.holds(evaluation);
  }

  private Facts matched(Checked match, Facts known) {
    Guards.Result followed = match.follow(known);
    Leaning.refuse(followed.misses(), findings);
    return known.and(followed.whenTrue());
  }

  private List<Draft> drafts(String section, String question) {
    List<Draft> drafts = new ArrayList<>();
    Map<String, Scalar> seen = new HashMap<>();
    for (Node item : source.items(section)) {
      if (item instanceof Mapping rule) {
        unique(rule, seen);
        drafts.add(draft(rule, question));
      }
    }
    return drafts;
  }

  private void unique(Mapping rule, Map<String, Scalar> seen) {
    rule.scalar("id").ifPresent(id -> {
      Scalar first = seen.putIfAbsent(id.value(), id);
      if (first != null) {
        findings.add(
            id.span(),
            Code.DUPLICATE_ID,
            id.path(),
            "there is already a rule with the id `" + id.value() + "` in this section",
            "in line " + first.span().source().line(first.span().start()));
      }
    });
  }

  private Draft draft(Mapping rule, String question) {
    Selector some = Selectors.read(rule, Selector.ANY, findings);
    Set<Kind> its = EnumSet.noneOf(Kind.class);
    its.addAll(kinds);
    its.retainAll(Dialects.kinds(some));
    if (its.isEmpty() && !kinds.isEmpty() && !Dialects.kinds(some).isEmpty()) {
      findings.add(
          rule.entry("on").orElseThrow().key().span(),
          Code.BAD_SELECTOR,
          rule.path() + ".on",
          "this selects nothing that the document is about",
          "");
    }
    return new Draft(
        rule,
        rule.text("id", ""),
        some,
        its,
        question.equals("when") ? Optional.empty() : condition(rule, "when", its),
        question.isEmpty() ? Optional.empty() : condition(rule, question, its),
        Exemptions.read(rule, language, its, findings));
  }

  private Optional<Checked> condition(Mapping owner, String key, Set<Kind> some) {
    return owner
        .find(key)
        .flatMap(this::expression)
        .flatMap(text -> language.check(text, some, findings))
        .filter(checked -> language.isCondition(checked, findings));
  }

  private Optional<ExpressionText> expression(Node node) {
    return node instanceof Scalar scalar && Comments.checkExpression(scalar, findings)
        ? Optional.of(ExpressionText.of(scalar))
        : Optional.empty();
  }
}
