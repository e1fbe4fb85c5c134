package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.GuardrailMandate;
import dev.lictor.mandate.Mandate;
import dev.lictor.mandate.ParameterMandate;
import dev.lictor.mandate.SafetyMandate;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.model.ModelEntry;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.EnsureRule;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Selector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is mandated of a call goes upstream, whatever the vendor's format: in at the front door, out as the host forwards it. */
class MandatedCallTest {

  private static final long CAP = 100;
  private static final Mandate CAPPED = Mandate.builder()
      .caps(new Caps(OptionalLong.of(CAP), OptionalLong.of(1), OptionalLong.of(0)))
      .build();
  private static final Mandate GUARDED =
      Mandate.builder().guardrail(new GuardrailMandate("gr-1a2b", "3")).build();
  private static final Mandate SAFE = Mandate.builder()
      .safety(new SafetyMandate(Map.of("HARM_CATEGORY_HARASSMENT", "BLOCK_LOW_AND_ABOVE")))
      .build();

  private static final String INVOKE = "/model/anthropic.claude-haiku-4-5-v1%3A0/invoke";
  private static final String CLAUDE =
      "{ \"anthropic_version\":\"bedrock-2023-05-31\", \"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
  private static final String CHAT =
      "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  private static Gateway gateway(Mandate... mandates) {
    List<EnsureRule> rules = new ArrayList<>();
    for (Mandate mandate : mandates) {
      rules.add(new EnsureRule(
          "rule-" + rules.size(),
          Selector.ANY,
          Condition.ALWAYS,
          Optional.empty(),
          Condition.ALWAYS,
          evaluation -> mandate,
          Set.of()));
    }
    Document document =
        Document.builder("mandates").on(Selector.ANY).ensures(rules).build();
    return Gateway.of(Policy.of(List.of(document), "v1"), store -> store, builder -> builder
        .paths(Paths.NATIVE)
        .models(ModelCatalogue.of(List.of(
            model("gpt-4o"),
            model("claude-haiku-4-5"),
            model("anthropic.claude-haiku-4-5-v1:0"),
            model("gemini-2.5-pro"),
            model("command-a")))));
  }

  private static ModelEntry model(String name) {
    return new ModelEntry(name, "vendor", 128_000, 16_384, Map.of());
  }

  private static String reason(Admission admission) {
    Response response = ((Admission.Refuse) admission).response();
    assertThat(response.status()).isEqualTo(403);
    return Gateway.text(response.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/chat/completions"
            + "| {'model':'gpt-4o','n':2,'messages':[{'role':'user','content':'Hi'}]}"
            + "| {'model':'gpt-4o','n':1,'messages':[{'role':'user','content':'Hi'}],'max_tokens':100}",
        "/v1/responses | {'model':'gpt-4o','max_output_tokens':900,'input':'Hi','store':false}"
            + "| {'model':'gpt-4o','max_output_tokens':100,'input':'Hi','store':false}",
        "/v1/messages"
            + "| {'model':'claude-haiku-4-5','max_tokens':900,'messages':[{'role':'user','content':'Hi'}]}"
            + "| {'model':'claude-haiku-4-5','max_tokens':100,'messages':[{'role':'user','content':'Hi'}]}",
        "/v1beta/models/gemini-2.5-pro:generateContent"
            + "| {'contents':[{'parts':[{'text':'Hi'}]}],'generation_config':{'candidate_count':2}}"
            + "| {'contents':[{'parts':[{'text':'Hi'}]}],'generation_config':{'candidate_count':1,'maxOutputTokens':100}}",
        "/model/anthropic.claude-haiku-4-5-v1%3A0/converse"
            + "| {'messages':[{'role':'user','content':[{'text':'Hi'}]}]}"
            + "| {'messages':[{'role':'user','content':[{'text':'Hi'}]}],'inferenceConfig':{'maxTokens':100}}",
        "/model/anthropic.claude-haiku-4-5-v1%3A0/invoke"
            + "| {'anthropic_version':'bedrock-2023-05-31','max_tokens':101,'messages':[{'role':'user','content':'Hi'}]}"
            + "| {'anthropic_version':'bedrock-2023-05-31','max_tokens':100,'messages':[{'role':'user','content':'Hi'}]}",
        "/v2/chat | {'model':'command-a','messages':[{'role':'user','content':'Hi'}]}"
            + "| {'model':'command-a','messages':[{'role':'user','content':'Hi'}],'max_tokens':100}"
      })
  void capsACallInEveryFormat(String target, String asked, String sent) {
    Gateway gateway = gateway(CAPPED);

    Admission.Forward forward = (Admission.Forward)
        gateway.admit(Gateway.head(target, "alpha"), Gateway.utf8(asked.replace('\'', '"')));

    assertThat(Gateway.text(forward.body())).isEqualTo(sent.replace('\'', '"'));
    assertThat(forward.head().headers().first("Content-Length"))
        .isEqualTo(Integer.toString(sent.length()));
    assertThat(gateway.decisions.get(0).edits()).contains(Aspect.OUTPUT_CAP);
  }

  @Test
  void givesGeminiTheSafetySettingsThatAreMandated() {
    Admission.Forward forward = (Admission.Forward) gateway(SAFE)
        .admit(
            Gateway.head("/v1beta/models/gemini-2.5-pro:generateContent", "alpha"),
            Gateway.utf8("{\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}],\"safetySettings\":"
                + "{\"category\":\"HARM_CATEGORY_HARASSMENT\",\"threshold\":\"BLOCK_NONE\"}}"));

    assertThat(Gateway.text(forward.body()))
        .contains(
            "{\"category\":\"HARM_CATEGORY_HARASSMENT\",\"threshold\":\"BLOCK_LOW_AND_ABOVE\"}");
  }

  @Test
  void givesInvokeItsGuardrailInTheHeadAndKeepsTheBody() {
    ByteBuffer body = Gateway.utf8(CLAUDE);

    Admission.Forward forward =
        (Admission.Forward) gateway(GUARDED).admit(Gateway.head(INVOKE, "alpha"), body);

    Headers headers = forward.head().headers();
    assertThat(headers.all("X-Amzn-Bedrock-GuardrailIdentifier")).containsExactly("gr-1a2b");
    assertThat(headers.all("X-Amzn-Bedrock-GuardrailVersion")).containsExactly("3");
    assertThat(Gateway.text(forward.body())).isEqualTo(CLAUDE);
  }

  @Test
  void leavesAnInvokeAloneThatHasTheGuardrailAlready() {
    RequestHead head = Gateway.head(
        INVOKE,
        "alpha",
        "x-amzn-bedrock-GUARDRAILIDENTIFIER",
        "gr-1a2b",
        "X-Amzn-Bedrock-GuardrailVersion",
        "3",
        "X-Amzn-Bedrock-Trace",
        "ENABLED");

    Admission.Forward forward =
        (Admission.Forward) gateway(GUARDED, CAPPED).admit(head, Gateway.utf8(CLAUDE));

    assertThat(Gateway.text(forward.body())).isEqualTo(CLAUDE);
    Headers headers = forward.head().headers();
    for (int i = 0; i < head.headers().size(); i++) {
      String name = head.headers().name(i);
      assertThat(headers.all(name)).as(name).containsExactly(head.headers().value(i));
    }
  }

  @Test
  void refusesAnInvokeWithAnotherGuardrailWhichItDoesNotReplace() {
    RequestHead head = Gateway.head(
        INVOKE,
        "alpha",
        "X-Amzn-Bedrock-GuardrailIdentifier",
        "gr-own",
        "X-Amzn-Bedrock-GuardrailVersion",
        "3");

    assertThat(reason(gateway(GUARDED).admit(head, Gateway.utf8(CLAUDE))))
        .contains("rule-0", "another guardrail");
  }

  @Test
  void refusesAConverseThatShowsTheGuardrailAPartOnly() {
    for (String guardrail : List.of(
        "",
        ",\"guardrailConfig\":{\"guardrailIdentifier\":\"gr-1a2b\",\"guardrailVersion\":\"3\"}")) {
      ByteBuffer body =
          Gateway.utf8("{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"},"
              + "{\"guardContent\":{\"text\":{\"text\":\"Ho\"}}}]}]" + guardrail + '}');

      assertThat(reason(gateway(GUARDED)
              .admit(
                  Gateway.head("/model/anthropic.claude-haiku-4-5-v1%3A0/converse", "alpha"),
                  body)))
          .contains("rule-0");
    }
  }

  @Test
  void putsNoCapThatTheModelCannotReach() {
    Mandate far = Mandate.builder()
        .caps(new Caps(OptionalLong.of(1_000_000), OptionalLong.empty(), OptionalLong.empty()))
        .build();
    Mandate without = Mandate.builder()
        .parameters(new ParameterMandate(Set.of("seed"), Map.of()))
        .build();

    Admission.Forward forward = (Admission.Forward) gateway(far, without)
        .admit(
            Gateway.head("/v1/chat/completions", "alpha"),
            Gateway.utf8(CHAT.replace("\"model\"", "\"seed\":1,\"model\"")));

    assertThat(Gateway.text(forward.body())).isEqualTo(CHAT);
  }

  @Test
  void refusesWhatAFormatCannotSay() {
    assertThat(reason(
            gateway(SAFE).admit(Gateway.head("/v1/chat/completions", "alpha"), Gateway.utf8(CHAT))))
        .contains("a call of openai.chat cannot have safety_settings");
  }

  @Test
  void letsAStoredResponseBeReadOfWhichParametersAreMandated() {
    Mandate without = Mandate.builder()
        .parameters(
            new ParameterMandate(Set.of("metadata"), Map.of("truncation", Set.of("\"auto\""))))
        .build();
    Gateway gateway = gateway(CAPPED, without);
    Admission.Forward created = (Admission.Forward) gateway.admit(
        Gateway.head("/v1/responses", "alpha"),
        Gateway.utf8("{\"model\":\"gpt-4o\",\"input\":\"Hi\",\"metadata\":{}}"));
    Gateway.answered(
        created.exchange(),
        Gateway.ok(),
        Gateway.utf8(
            "{\"id\":\"resp_1\",\"object\":\"response\",\"status\":\"completed\",\"usage\":"
                + "{\"input_tokens\":7,\"output_tokens\":3,\"total_tokens\":10}}"));

    Opening opening = gateway.open(new RequestHead(
        "GET",
        "/v1/responses/resp_1",
        Gateway.head("/", "alpha").headers().without(Set.of("Content-Type"))));

    assertThat(Gateway.text(created.body()))
        .isEqualTo(
            "{\"model\":\"gpt-4o\",\"input\":\"Hi\",\"max_output_tokens\":100,\"truncation\":\"auto\"}");
    assertThat(opening).isInstanceOf(Opening.Pass.class);
  }
}
