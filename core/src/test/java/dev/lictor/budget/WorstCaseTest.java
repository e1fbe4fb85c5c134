package dev.lictor.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.InputBound;
import dev.lictor.call.ModelRef;
import dev.lictor.model.ModelEntry;
import dev.lictor.usage.Certainty;
import dev.lictor.usage.Usage;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorstCaseTest {

  private static final ModelEntry SMALL = new ModelEntry("small", "openai", 1_000, 100, Map.of());
  private static final ModelEntry LARGE = new ModelEntry("large", "openai", 9_000, 700, Map.of());
  private static final ModelEntry VECTORS = new ModelEntry("vec", "openai", 500, 0, Map.of());

  @ParameterizedTest
  @CsvSource({
    // bound of the text, closed, cap (-1: none), answers, worst case
    "   40, true,   15, 1,   55",
    "   40, true,   15, 3,   85",
    "   40, true,   -1, 1,  140",
    "   40, true,  500, 2,  240",
    "   40, true,    0, 9,   40",
    " 4000, true,   15, 1, 1015",
    "   40, false,  15, 1, 1015",
    "   40, false,  -1, 2, 1200",
  })
  void inputIsBoundedByItsTextAndOutputByItsCap(
      long textTokens, boolean closed, long cap, long answers, long expected) {
    OptionalLong outputCap = cap < 0 ? OptionalLong.empty() : OptionalLong.of(cap);
    CallFacts facts = CallFacts.builder()
        .input(new InputBound(textTokens, closed))
        .attempt(new Attempt(model("small", SMALL), outputCap, answers))
        .build();

    assertThat(WorstCase.of(facts, Unit.TOKENS)).isEqualTo(new WorstCase.Amount(expected));
  }

  @Test
  void inputAndOutputAreBoundedApart() {
    CallFacts facts = CallFacts.builder()
        .input(new InputBound(2_000, true))
        .attempt(new Attempt(model("large", LARGE), OptionalLong.of(10), 2))
        .attempt(new Attempt(model("small", SMALL), OptionalLong.empty(), 1))
        .build();

    assertThat(WorstCase.of(facts, Unit.INPUT_TOKENS)).isEqualTo(new WorstCase.Amount(2_000));
    assertThat(WorstCase.of(facts, Unit.OUTPUT_TOKENS)).isEqualTo(new WorstCase.Amount(100));
  }

  @Test
  void aFallbackListCountsAsItsDearestElement() {
    CallFacts facts = CallFacts.builder()
        .input(new InputBound(2_000, true))
        .attempt(new Attempt(model("large", LARGE), OptionalLong.of(10), 1))
        .attempt(new Attempt(model("small", SMALL), OptionalLong.empty(), 1))
        .attempt(new Attempt(model("large", LARGE), OptionalLong.empty(), 1))
        .build();

    assertThat(WorstCase.of(facts, Unit.TOKENS)).isEqualTo(new WorstCase.Amount(2_700));
  }

  @Test
  void aModelThatGivesNoTextCostsItsInput() {
    CallFacts facts = CallFacts.builder()
        .input(new InputBound(77, true))
        .attempt(new Attempt(model("vec", VECTORS), OptionalLong.empty(), 1))
        .build();

    assertThat(WorstCase.of(facts, Unit.TOKENS)).isEqualTo(new WorstCase.Amount(77));
  }

  @Test
  void oneUnknownModelOfSeveralLeavesTheCallUnbounded() {
    CallFacts facts = CallFacts.builder()
        .attempt(new Attempt(model("small", SMALL), OptionalLong.of(10), 1))
        .attempt(new Attempt(model("secret", null), OptionalLong.of(10), 1))
        .build();

    assertThat(WorstCase.of(facts, Unit.TOKENS)).isEqualTo(new WorstCase.UnknownModel("secret"));
  }

  @Test
  void aCallWithoutAModelIsUnbounded() {
    CallFacts facts = CallFacts.builder().build();

    assertThat(WorstCase.of(facts, Unit.TOKENS)).isEqualTo(new WorstCase.UnknownModel(""));
  }

  @Test
  void absurdNumbersEndAtTheLargestAmount() {
    ModelEntry endless = new ModelEntry("endless", "x", Long.MAX_VALUE, Long.MAX_VALUE, Map.of());
    CallFacts facts = CallFacts.builder()
        .input(new InputBound(1, false))
        .attempt(new Attempt(model("endless", endless), OptionalLong.empty(), Long.MAX_VALUE))
        .build();

    assertThat(WorstCase.of(facts, Unit.TOKENS)).isEqualTo(new WorstCase.Amount(Amounts.MAX));
  }

  @Test
  void anyCallIsOneRequest() {
    CallFacts facts = CallFacts.builder()
        .attempt(new Attempt(model("secret", null), OptionalLong.of(10), 5))
        .build();

    assertThat(WorstCase.of(facts, Unit.REQUESTS)).isEqualTo(new WorstCase.Amount(1));
  }

  @ParameterizedTest
  @CsvSource({
    "EXACT,     TOKENS,   30, 99, 30",
    "ESTIMATED, TOKENS,   30, 99, 30",
    "UNKNOWN,   TOKENS,    0, 99, 99",
    "EXACT,     REQUESTS, 30,  1,  1",
    "EXACT,     REQUESTS,  0,  1,  1",
    "EXACT,     TOKENS, 9223372036854775807, 99, 9007199254740991",
  })
  void aSettledCallIsChargedItsTotalOrTheHoldIfNothingIsKnown(
      Certainty certainty, Unit unit, long total, long held, long expected) {
    Usage usage = new Usage(0, 0, 0, 0, 0, total, certainty);

    assertThat(Charge.of(usage, unit, held)).isEqualTo(expected);
  }

  private static ModelRef model(String name, @Nullable ModelEntry entry) {
    return new ModelRef(name, "latest", "primary", Optional.ofNullable(entry));
  }
}
