package dev.lictor.schema.aicore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ControlBodyProperties {

  private static final List<ControlOperation> READ =
      ControlOperations.all().stream().filter(ControlBody::isReadFor).toList();

  private static final List<String> TEXTS = List.of(
      "{\"spec\":{\"model\":\"a\",\"provider\":\"p\"},\"input\":{\"uri\":\"u\"},\"output\":{\"uri\":\"v\"}}",
      "{\"executableId\":\"e\",\"scenarioId\":\"genai-x\",\"parameterBindings\":[{\"key\":\"models\",\"value\":\"a:1, b\"},"
          + "{\"key\":\"modelFilterList\",\"value\":\"[{\\\"modelName\\\":\\\"a\\\"}]\"},"
          + "{\"key\":\"orchestrationDeploymentURL\",\"value\":\"/deployments/d\"}]}",
      "{\"configurationId\":\"c\",\"deployments\":[{\"id\":\"d\"}],\"embeddingConfig\":{\"modelName\":\"m\"}}",
      "{\"name\":\"n\",\"version\":\"1\",\"scenario\":\"s\",\"spec\":{\"modules\":[{\"prompt_templating\":"
          + "{\"prompt\":{\"template_ref\":{\"id\":\"t\"}},\"model\":{\"name\":\"a\"}}}]}}",
      "{\"id\":\"d\",\"status\":\"RUNNING\",\"configurationId\":\"c\",\"details\":{\"resources\":{\"backend_details\":"
          + "{\"model\":{\"name\":\"a\",\"version\":\"1\"}}}}}");

  @Provide
  Arbitrary<ControlOperation> operations() {
    return Arbitraries.of(READ);
  }

  @Provide
  Arbitrary<byte[]> spoilt() {
    Arbitrary<byte[]> texts =
        Arbitraries.of(TEXTS).map(text -> text.getBytes(StandardCharsets.UTF_8));
    return texts.flatMap(text -> Arbitraries.randomValue(random -> spoil(text.clone(), random)));
  }

  private static byte[] spoil(byte[] text, Random random) {
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(text.length);
      text[at] = random.nextBoolean()
          ? text[random.nextInt(text.length)]
          : (byte) "{}[]:,\"\\nt0 \u0000\u00ff".charAt(random.nextInt(14));
    }
    return text;
  }

  @Property(tries = 5000)
  void anAnswerComesOfAnyBytes(
      @ForAll("operations") ControlOperation operation, @ForAll("spoilt") byte[] text) {
    assertThat(ControlBody.parse(operation, ByteBuffer.wrap(text)).kind()).isNotNull();
    assertThat(DeploymentAnswer.parse(ByteBuffer.wrap(text)).kind()).isNotNull();
    assertThat(ConfigurationAnswer.parse(ByteBuffer.wrap(text)).kind()).isNotNull();
  }

  @Property
  void theOrderOfParametersChangesNoModel(@ForAll Random random) {
    List<String> bindings = new ArrayList<>(List.of(
        "{\"key\":\"modelName\",\"value\":\"a\"}",
        "{\"value\":\"1\",\"key\":\"modelVersion\"}",
        "{\"key\":\"model_name\",\"value\":\"b\"}",
        "{\"key\":\"targetModels\",\"value\":\"c:2,d\"}",
        "{\"key\":\"temperature\",\"value\":\"0\"}"));
    Collections.shuffle(bindings, random);

    Parsed<ConfigurationAnswer> parsed = ConfigurationAnswer.parse(ByteBuffer.wrap(
        ("{\"parameterBindings\":" + bindings + ",\"executableId\":\"e\",\"scenarioId\":\"s\"}")
            .getBytes(StandardCharsets.UTF_8)));

    assertThat(parsed).isInstanceOf(Parsed.Value.class);
    assertThat(Set.copyOf(
            ((Parsed.Value<ConfigurationAnswer>) parsed).value().names().models()))
        .isEqualTo(Set.of(
            new ModelName("a", "1"),
            new ModelName("b", "1"),
            new ModelName("c", "2"),
            new ModelName("d", "latest")));
  }
}
