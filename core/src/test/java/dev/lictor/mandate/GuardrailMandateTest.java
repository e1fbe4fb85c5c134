package dev.lictor.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Guardrail;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardrailMandateTest {

  private static final GuardrailMandate MANDATED = new GuardrailMandate("gr-1a2b", "3");

  @Test
  void isMetByTheSameGuardrailAlone() {
    assertThat(MANDATED.isMetBy(new Guardrail("gr-1a2b", "3", "enabled"))).isTrue();
    assertThat(MANDATED.isMetBy(new Guardrail("gr-1a2b", "DRAFT", ""))).isFalse();
    assertThat(MANDATED.isMetBy(new Guardrail("gr-3c4d", "3", ""))).isFalse();
  }

  @Test
  void isNotMetByAGuardrailThatTheCallWeakens() {
    CallFacts weakened = CallFacts.builder()
        .guardrail(new Guardrail("gr-1a2b", "3", "", /* whole= */ false))
        .build();
    Mandate mandate = Mandate.builder().guardrail(MANDATED).build();

    assertThat(mandate.isMetBy(weakened)).isFalse();
    assertThat(mandate.on(weakened)).isEqualTo(weakened);
  }

  @Test
  void isOfNamesThatCanStandInAHeader() {
    for (String bad : List.of("", " ", "a b", "a\r\nX-Evil: 1", "\u00e4", "a\u0000")) {
      assertThatThrownBy(() -> new GuardrailMandate(bad, "3"))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new GuardrailMandate("gr", bad))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(GuardrailMandate.isName(bad)).isFalse();
    }
    assertThat(GuardrailMandate.isName("arn:aws:bedrock:eu-central-1:123456789012:guardrail/a1"))
        .isTrue();
  }
}
