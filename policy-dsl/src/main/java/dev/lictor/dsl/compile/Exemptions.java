package dev.lictor.dsl.compile;

import dev.lictor.call.Kind;
import dev.lictor.dsl.cel.DocumentLanguage;
import dev.lictor.dsl.cel.ExpressionText;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Comments;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads an {@code unless}: an expression, or one with an end and a reason. Not instantiable. */
final class Exemptions {

  private Exemptions() {}

  static Optional<Exemption> read(
      Mapping rule, DocumentLanguage language, Set<Kind> kinds, Findings findings) {
    Optional<Node> unless = rule.find("unless");
    Optional<Mapping> said = rule.mapping("unless");
    Optional<Node> that = said.isPresent() ? said.get().find("that") : unless;
    OptionalLong until = said.isPresent() ? until(said.get(), findings) : OptionalLong.empty();
    return that.filter(Scalar.class::isInstance)
        .map(Scalar.class::cast)
        .filter(scalar -> Comments.checkExpression(scalar, findings))
        .flatMap(scalar -> language.check(ExpressionText.of(scalar), kinds, findings))
        .filter(checked -> language.isCondition(checked, findings))
        .map(checked -> new Exemption(checked, until));
  }

  /** Returns when the day is over, in UTC. */
  private static OptionalLong until(Mapping exception, Findings findings) {
    Optional<Scalar> until = exception.scalar("until");
    if (until.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(LocalDate.parse(until.get().value())
          .plusDays(1)
          .atStartOfDay(ZoneOffset.UTC)
          .toInstant()
          .toEpochMilli());
    } catch (DateTimeException e) {
      if (until.get().value().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        findings.add(
            until.get().span(),
            Code.BAD_DATE,
            until.get().path(),
            "there is no day `" + until.get().value() + "`",
            "");
      }
      return OptionalLong.empty();
    }
  }
}
