package dev.lictor.dsl.cel;

import dev.lictor.policy.Evaluation;
import dev.lictor.policy.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Values as refusals show them; it never fails, because what is printed cannot change a decision. Not instantiable. */
public final class Printed {

  private static final String ABSENT = "(none)";
  private static final int MAX_CHARS = 1_000;

  private Printed() {}

  /**
   * Returns the value as a text: lists and sets with commas, what is absent or empty as {@code (none)}, and what is very long cut,
   * because a caller may have chosen it.
   */
  public static String text(Expression<Object> expression, Evaluation evaluation) {
    String text = whole(expression, evaluation);
    return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + '…';
  }

  private static String whole(Expression<Object> expression, Evaluation evaluation) {
    Object value = detail(expression, evaluation);
    if (value instanceof Collection<?> items) {
      return items.isEmpty()
          ? ABSENT
          : String.join(", ", items.stream().map(String::valueOf).toList());
    }
    return String.valueOf(value);
  }

  /** Returns the value as details have it: a string, a number, a boolean, or a list of strings, that of a set sorted. */
  public static Object detail(Expression<Object> expression, Evaluation evaluation) {
    try {
      return plain(expression.value(evaluation));
    } catch (RuntimeException e) {
      return ABSENT;
    }
  }

  private static Object plain(Object value) {
    if (value instanceof CelSet set) {
      return set.sorted();
    }
    if (value instanceof Collection<?> items) {
      List<Object> texts = new ArrayList<>(items.size());
      items.forEach(item -> texts.add(String.valueOf(item)));
      return List.copyOf(texts);
    }
    return value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
  }
}
