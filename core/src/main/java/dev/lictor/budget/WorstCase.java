package dev.lictor.budget;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.InputBound;
import dev.lictor.model.ModelEntry;
import java.util.List;
import java.util.Objects;

/** The most that a call can cost in a unit, which is what is held for it. Immutable. */
public sealed interface WorstCase {

  /** Returns which of the two it is. */
  Kind kind();

  /** The two answers. Immutable. */
  enum Kind {
    /** The call can be bounded. */
    AMOUNT,
    /** Nobody knows what one of its models can do. */
    UNKNOWN_MODEL
  }

  /**
   * The call can be bounded. Immutable.
   *
   * @param amount the bound, within {@link Amounts}
   */
  record Amount(long amount) implements WorstCase {
    @Override
    public Kind kind() {
      return Kind.AMOUNT;
    }
  }

  /**
   * Nobody knows what one of its models can do. Immutable.
   *
   * @param model the name of the first such model as the caller wrote it, or empty if the call names no model at all
   */
  record UnknownModel(String model) implements WorstCase {
    /** Checks that nothing is null. */
    public UnknownModel {
      Objects.requireNonNull(model, "model");
    }

    @Override
    public Kind kind() {
      return Kind.UNKNOWN_MODEL;
    }
  }

  /**
   * Returns the worst case of a call whose facts carry what the catalogue knows of its models.
   *
   * <p>In tokens: of a fallback list the dearest element, once. The input counts at the bound of the call's own text if that
   * is all there is, and at most at the model's context length, since no upstream accepts more; the output at the cap, at most
   * at the model's maximum, for each answer that is asked for.
   */
  static WorstCase of(CallFacts facts, Unit unit) {
    return switch (unit) {
      case TOKENS, INPUT_TOKENS, OUTPUT_TOKENS -> tokens(facts, unit);
      case REQUESTS -> new Amount(1);
    };
  }

  /**
   * Returns the most tokens that go into a call, over all its models: what it costs if it is read and not answered. A model
   * that nobody knows bounds nothing, so its input is the call's own text.
   */
  static long inputTokens(CallFacts facts) {
    long most = 0;
    for (Attempt attempt : facts.attempts()) {
      long context =
          attempt.model().entry().map(ModelEntry::contextLengthTokens).orElse(Amounts.MAX);
      most = Math.max(most, inputTokens(facts.input(), context));
    }
    return most;
  }

  private static long inputTokens(InputBound input, long context) {
    return input.closed() ? Math.min(Math.max(0, input.tokens()), context) : context;
  }

  private static WorstCase tokens(CallFacts facts, Unit unit) {
    List<Attempt> attempts = facts.attempts();
    if (attempts.isEmpty()) {
      return new UnknownModel("");
    }
    long most = 0;
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      if (attempt.model().entry().isEmpty()) {
        return new UnknownModel(attempt.model().name());
      }
      ModelEntry model = attempt.model().entry().get();
      long in =
          unit == Unit.OUTPUT_TOKENS ? 0 : inputTokens(facts.input(), model.contextLengthTokens());
      long out = unit == Unit.INPUT_TOKENS ? 0 : outputTokens(attempt, model);
      most = Math.max(most, Amounts.plus(in, out));
    }
    return new Amount(most);
  }

  private static long outputTokens(Attempt attempt, ModelEntry model) {
    long cap = attempt.outputCapTokens().orElse(model.maxOutputTokens());
    long out = Math.min(Math.max(0, cap), model.maxOutputTokens());
    return Amounts.times(out, attempt.choices());
  }
}
