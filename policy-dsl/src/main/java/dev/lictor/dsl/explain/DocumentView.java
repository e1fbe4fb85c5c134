package dev.lictor.dsl.explain;

import dev.lictor.dsl.cel.Traced;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What one document came to. Immutable.
 *
 * @param name its name
 * @param role what it does with the call
 * @param match its {@code match}, if it has one and was asked; empty or one
 * @param variables its variables that were needed
 * @param rules its rules and budgets, by section and id; none if it is not about the call
 */
public record DocumentView(
    String name, Role role, List<Traced> match, Map<String, Traced> variables, List<RuleView> rules) {

  /** What a document does with a call. Immutable. */
  public enum Role {
    /** It decides. */
    DECIDES("decides"),
    /** It records only what it would decide. */
    RECORDS("records only"),
    /** Its {@code on} leaves the operation out. */
    NOT_ABOUT("is about other operations"),
    /** Its {@code match} is false. */
    DOES_NOT_MATCH("does not match"),
    /** Its {@code match} cannot be evaluated, which refuses the call. */
    FAILS("fails to match, which refuses");

    private final String words;

    Role(String words) {
      this.words = words;
    }

    /** Returns it in words that follow the name of a document. */
    public String words() {
      return words;
    }
  }

  /** Copies the collections and keeps their order. */
  public DocumentView {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    match = List.copyOf(match);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    rules = List.copyOf(rules);
  }
}
