package dev.lictor.dsl.compile;

import dev.lictor.dsl.cel.Checked;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.policy.Expression;
import dev.lictor.policy.Rollout;
import java.util.Optional;

/** Reads {@code mode} and {@code share}. Not instantiable. */
final class Rollouts {

  private Rollouts() {}

  /**
   * Returns the rollout of a document.
   *
   * @param by the checked expression of {@code share}, and its value
   */
  static Rollout read(
      Mapping document, Optional<Checked> by, Expression<String> value, Findings findings) {
    boolean shadow = document.text("mode", "").equals("shadow");
    Optional<Node> share = document.find("share");
    if (shadow && share.isPresent()) {
      Scalar key = document.entry("share").orElseThrow().key();
      findings.add(
          key.span(),
          Code.CONFLICTING_KEYS,
          key.path(),
          "a document in shadow decides for nobody, so it has no share",
          "");
    }
    if (shadow) {
      return Rollout.SHADOW;
    }
    int percent = document
        .mapping("share")
        .flatMap(m -> m.scalar("percent"))
        .flatMap(Scalar::integer)
        .map(number -> number.bitLength() < 31 ? number.intValue() : 0)
        .orElse(0);
    return by.isPresent() && percent >= 1 && percent <= 99
        ? Rollout.share(percent, value)
        : Rollout.ENFORCE;
  }
}
