package dev.lictor.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class BudgetKeyTest {

  @Property(seed = "1")
  void twoKeysReadAlikeOnlyIfTheyAreEqual(
      @ForAll @Size(max = 3) List<@CharRange(from = '0', to = ';') @StringLength(max = 3) String> a,
      @ForAll @Size(max = 3)
          List<@CharRange(from = '0', to = ';') @StringLength(max = 3) String> b) {
    BudgetKey first = new BudgetKey("d", "b", Unit.TOKENS, a);
    BudgetKey second = new BudgetKey("d", "b", Unit.TOKENS, b);

    assertThat(first.encoded().equals(second.encoded())).isEqualTo(first.equals(second));
  }
}
