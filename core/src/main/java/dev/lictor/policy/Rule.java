package dev.lictor.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One rule of a {@code require}, {@code deny} or {@code onPass} section. Immutable.
 *
 * @param section {@link Section#REQUIRE}, {@link Section#DENY} or {@link Section#ON_PASS}
 * @param id unique in its document
 * @param on which operations the rule is about
 * @param when when it applies; a {@code deny} rule's own condition is {@code that}, and its {@code when} is {@link
 *     Condition#ALWAYS}
 * @param that what must hold ({@code require}, {@code onPass}) or must not ({@code deny})
 * @param unless what exempts a call
 * @param reach how much of the call must be seen
 * @param leansOn the ids of those {@code require} rules of the document without which this one cannot be evaluated: if one of
 *     them fails, this one is skipped
 * @param refusal how the rule says no
 */
public record Rule(
    Section section,
    String id,
    Selector on,
    Condition when,
    Condition that,
    Optional<Condition> unless,
    Reach reach,
    Set<String> leansOn,
    Saying refusal) {

  /** Checks that nothing is null. */
  public Rule {
    Objects.requireNonNull(section, "section");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(on, "on");
    Objects.requireNonNull(when, "when");
    Objects.requireNonNull(that, "that");
    Objects.requireNonNull(unless, "unless");
    Objects.requireNonNull(reach, "reach");
    leansOn = Set.copyOf(leansOn);
    Objects.requireNonNull(refusal, "refusal");
    if (section != Section.REQUIRE && section != Section.DENY && section != Section.ON_PASS) {
      throw new IllegalArgumentException(
          "rule \"" + id + "\" must require, deny or hold on pass, found " + section.word());
    }
  }

  /**
   * How a rule says no. Immutable.
   *
   * @param status the HTTP status
   * @param message one sentence for the caller
   * @param details what goes into the refusal besides, by name: values are strings, numbers, booleans or lists of strings
   */
  public record Saying(
      int status, Expression<String> message, Map<String, Expression<Object>> details) {
    /** Checks the range. */
    public Saying {
      Objects.requireNonNull(message, "message");
      details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
      if (status < 400 || status > 499) {
        throw new IllegalArgumentException(
            "a refusal's status must be within 400 and 499, found " + status);
      }
    }
  }
}
