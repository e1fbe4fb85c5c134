package dev.lictor.schema.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.Kind;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Target;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockRoomsTest {

  private static final String DEPLOYMENT = "/v2/inference/deployments/d1234/";
  private static final ConverseSchema CONVERSE = ConverseSchema.create();
  private static final InvokeSchema INVOKE = InvokeSchema.inference();
  private static final InvokeSchema EMBED = InvokeSchema.embedding();

  private static Optional<Operation> route(
      ProviderSchema room, String method, String target, String... headers) {
    RequestHead head = new RequestHead(method, target, Headers.of(headers));
    return Target.parseEncodedColons(target).flatMap(parsed -> room.route(head, Place.of(parsed)));
  }

  private static Served served(String... models) {
    List<ModelRef> refs = new ArrayList<>();
    for (String model : models) {
      refs.add(new ModelRef(model, "latest", "deployment", Optional.empty()));
    }
    return new Served("foundation-models", "aws-bedrock", refs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"converse", "converse-stream"})
  void routesConverse(String name) {
    Operation deployed = route(CONVERSE, "POST", DEPLOYMENT + name).orElseThrow();
    Operation vendors =
        route(CONVERSE, "POST", "/model/meta.llama3-1-70b-v1%3A0/" + name).orElseThrow();

    assertThat(deployed.name()).isEqualTo(name);
    assertThat(deployed.parameters()).isEmpty();
    assertThat(vendors.parameter("model")).isEqualTo("meta.llama3-1-70b-v1:0");
    assertThat(vendors.kind()).isEqualTo(Kind.INFERENCE);
  }

  @Test
  void routesWhatIsInvokedByTheFamilyOfTheModelInThePath() {
    String claude = "/model/us.anthropic.claude-haiku-4-5-v1%3A0/invoke";
    String titan = "/model/amazon.titan-embed-text-v2%3A0/invoke";

    assertThat(route(INVOKE, "POST", claude)).map(Operation::kind).contains(Kind.INFERENCE);
    assertThat(route(EMBED, "POST", claude)).isEmpty();
    assertThat(route(INVOKE, "POST", titan)).isEmpty();
    assertThat(route(EMBED, "POST", titan)).map(Operation::kind).contains(Kind.EMBEDDING);
    assertThat(route(EMBED, "POST", titan + "-with-response-stream")).isEmpty();
    assertThat(route(INVOKE, "POST", "/model/meta.llama3-1-70b-v1%3A0/invoke")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /v2/inference/deployments/d1234/converse",
    "POST, /v2/inference/deployments/d1234/converse?x=1",
    "POST, /v2/inference/deployments/d1234/Converse",
    "POST, /v2/inference/deployments/d1234/model/x/converse",
    "POST, /model/converse",
    "POST, /model/a/b/converse",
    "POST, /models/anthropic.claude-v1/converse",
    "POST, /model/anthropic.claude-v1/invoke-async",
    "POST, /model/anthropic.claude-v1/count-tokens",
    "POST, /model/arn:aws:bedrock:us-east-1:1:prompt/converse",
    "POST, /model/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Aprompt%2FX/converse",
    "POST, /model/arn:aws:bedrock:us-east-1:1:anthropic.claude-v1/invoke"
  })
  void routesNothingElse(String method, String target) {
    for (ProviderSchema room : List.of(CONVERSE, INVOKE, EMBED)) {
      assertThat(route(room, method, target)).isEmpty();
    }
  }

  @Test
  void takesNoHeaderOfBedrocksThatItDoesNotKnowOrThatIsNotOfTheOperation() {
    String guardrail = "X-Amzn-Bedrock-GuardrailIdentifier";

    assertThat(route(INVOKE, "POST", DEPLOYMENT + "invoke", guardrail, "g"))
        .map(operation -> operation.parameter("x-amzn-bedrock-guardrailidentifier"))
        .contains("g");
    assertThat(route(INVOKE, "POST", DEPLOYMENT + "invoke", guardrail, "g", guardrail, "h"))
        .isEmpty();
    assertThat(route(INVOKE, "POST", DEPLOYMENT + "invoke", "X-Amzn-Bedrock-Prompt", "p"))
        .isEmpty();
    assertThat(route(CONVERSE, "POST", DEPLOYMENT + "converse", guardrail, "g")).isEmpty();
  }

  @Test
  void speaksForDeploymentsOfOneFamilyOnly() {
    assertThat(INVOKE.speaks(served("anthropic--claude-3-haiku", "anthropic--claude-4-sonnet")))
        .isTrue();
    assertThat(INVOKE.speaks(served("anthropic--claude-3-haiku", "amazon--nova-pro")))
        .isFalse();
    assertThat(INVOKE.speaks(served("mistralai--mistral-large"))).isFalse();
    assertThat(INVOKE.speaks(served())).isFalse();
    assertThat(INVOKE.speaks(served("amazon--titan-embed-text"))).isFalse();
    assertThat(EMBED.speaks(served("amazon--titan-embed-text"))).isTrue();
    assertThat(EMBED.speaks(served("amazon--titan-embed-text", "amazon--titan-text-lite")))
        .isFalse();
    assertThat(CONVERSE.speaks(served("mistralai--mistral-large"))).isTrue();
    assertThat(CONVERSE.speaks(new Served("foundation-models", "azure-openai", List.of())))
        .isFalse();
    assertThat(CONVERSE.speaks(new Served("own", "aws-bedrock", List.of()))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "anthropic--claude-4.5-sonnet, ANTHROPIC",
        "anthropic.claude-v2:1, ANTHROPIC",
        "global.anthropic.claude-opus-4-6-v1, ANTHROPIC",
        "us-gov.anthropic.claude-3-haiku-20240307-v1:0, ANTHROPIC",
        "amazon--nova-premier, NOVA",
        "apac.amazon.nova-micro-v1:0, NOVA",
        "amazon.nova-2-lite-v1:0, NOVA",
        "amazon.nova-canvas-v1:0, none",
        "amazon.nova-sonic-v1:0, none",
        "amazon.nova-2-multimodal-embeddings-v1:0, none",
        "amazon--titan-text-lite, TITAN_TEXT",
        "amazon.titan-embed-text-v2:0, TITAN_EMBEDDING",
        "amazon.titan-image-generator-v2:0, none",
        "cohere.embed-english-v3, none",
        "meta--llama3.1-70b-instruct, none",
        "x.y.anthropic.claude-v2, none",
        "notanthropic.claude-v2, none",
        "gpt-5, none"
      })
  void knowsTheFamilyOfAModel(String model, Family family) {
    assertThat(Family.of(model)).isEqualTo(Optional.ofNullable(family));
  }
}
