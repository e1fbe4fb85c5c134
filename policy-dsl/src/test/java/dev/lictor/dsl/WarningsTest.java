package dev.lictor.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.dsl.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be used, and is said to look wrong. */
class WarningsTest {

  private static final String BUDGET = "budgets:\n  - {id: b, limit: 5, window: day, ";

  @Test
  void warnsOfATokenBudgetThatMeetsCallsWithoutTokens() {
    assertThat(Policies.warnings("on: [inference, job]\n" + BUDGET + "unit: tokens}\n"))
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.severity()).isEqualTo(Diagnostic.Severity.WARNING);
          assertThat(warning.render())
              .startsWith(
                  "warning[L0307]: the budget `b` counts tokens, but nobody can tell them of"
                      + " job calls: these will be refused")
              .contains("(budgets[0].unit)", "say `on: [inference, embedding]`");
        });
  }

  @Test
  void namesTheDialectThatADocumentIsAbout() {
    assertThat(Policies.warnings("on: [rpt, orchestration]\n" + BUDGET + "unit: tokens}\n"))
        .singleElement()
        .satisfies(warning -> assertThat(warning.render())
            .contains("of rpt calls", "count `requests`, or leave them out in `when`"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on: inference\n" + BUDGET + "unit: tokens}\n",
        "on: [opaque, job]\n" + BUDGET + "unit: requests}\n",
        "on: any\n" + BUDGET + "unit: tokens, on: [inference, embedding]}\n",
        "on: any\n" + BUDGET + "unit: tokens, when: call.kind == 'inference'}\n",
        "on: any\n" + BUDGET + "unit: tokens, unless: \"call.dialect in ['opaque', 'aicore']\"}\n",
        "on: any\nmatch: call.kind == 'inference'\n" + BUDGET + "unit: tokens}\n",
        "on: any\nvariables:\n  text: call.kind == 'inference'\n" + BUDGET
            + "unit: tokens, when: variables.text}\n",
      })
  void keepsQuietWhereTheAuthorHasSeenToIt(String body) {
    assertThat(Policies.warnings(body)).isEmpty();
  }
}
