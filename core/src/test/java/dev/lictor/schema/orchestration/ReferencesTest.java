package dev.lictor.schema.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.http.Headers;
import dev.lictor.schema.Inlined;
import dev.lictor.schema.Lookup;
import dev.lictor.schema.Reading;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the place of references, against a registry in memory. */
class ReferencesTest {

  private static final String ID = "0a1b2c3d-0000-4000-8000-00000000000F";
  private static final String CONFIG = "/v2/registry/v2/orchestrationConfigs";
  private static final String TEMPLATE = "/v2/lm/promptTemplates";
  private static final String BY_ID = CONFIG + '/' + ID + "?resolveTemplateRef=false";
  private static final String BY_NAME =
      CONFIG + "?scenario=s&name=n&version=1.0&includeSpec=true&resolveTemplateRef=false";
  private static final String NAME =
      "\"config_ref\":{\"scenario\":\"s\",\"name\":\"n\",\"version\":\"1.0\"}";
  private static final String TEMPLATE_BY_NAME =
      TEMPLATE + "?scenario=s&name=t&version=latest&includeSpec=true";
  private static final String TEMPLATE_NAME =
      "{\"template_ref\":{\"scenario\":\"s\",\"name\":\"t\",\"version\":\"latest\"}}";

  private final Map<String, String> registry = new HashMap<>();
  private final List<Lookup> asked = new ArrayList<>();
  private OrchestrationSchema room = OrchestrationSchema.v2();
  private Operation operation = OrchestrationSchemaTest.operation("orchestration.v2");

  /** What came of a request: the last body, and whether any round said that it must be sent. */
  private record Result(Inlined last, boolean sent) {

    String body() {
      assertThat(last).isInstanceOf(Inlined.Body.class);
      return text(((Inlined.Body) last).body());
    }

    Inlined.Unresolvable unresolvable() {
      assertThat(last).isInstanceOf(Inlined.Unresolvable.class);
      return (Inlined.Unresolvable) last;
    }

    Inlined.Malformed malformed() {
      assertThat(last).isInstanceOf(Inlined.Malformed.class);
      return (Inlined.Malformed) last;
    }
  }

  private static ByteBuffer utf8(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the bytes in the midst of an array. */
  private static ByteBuffer within(String text) {
    ByteBuffer bytes = utf8(text);
    ByteBuffer larger = ByteBuffer.allocate(bytes.remaining() + 9).position(4);
    return larger.put(bytes).flip().position(4).slice();
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }

  private Result inline(String request) {
    return inline(request, 1 << 20);
  }

  private Result inline(String request, int maxBytes) {
    assertThat(room.read(operation, utf8(request))).isInstanceOf(Reading.Facts.class);
    Inlined last = new Inlined.Body(within(request), false);
    boolean sent = false;
    while (last instanceof Inlined.Body body) {
      List<Lookup> lookups = room.lookups(operation, body.body());
      if (lookups.isEmpty()) {
        break;
      }
      asked.addAll(lookups);
      List<ByteBuffer> answers = new ArrayList<>();
      for (Lookup lookup : lookups) {
        answers.add(within(Objects.requireNonNull(registry.get(lookup.target()), lookup.target())));
      }
      last = room.inline(operation, body.body(), answers, maxBytes);
      sent |= last instanceof Inlined.Body next && next.sent();
    }
    return new Result(last, sent);
  }

  private CallFacts facts(String body) {
    Reading reading = room.read(operation, utf8(body));
    assertThat(reading).isInstanceOf(Reading.Facts.class);
    return ((Reading.Facts) reading).facts();
  }

  private static String config(String spec) {
    return "{\"id\":\"" + ID
        + "\",\"name\":\"n\",\"version\":\"1.0\",\"scenario\":\"s\",\"creation_timestamp\":\"2026\","
        + "\"managed_by\":\"imperative\",\"is_version_head\":true,\"resource_group_id\":null,\"spec\":"
        + spec + '}';
  }

  private static String template(String spec) {
    return "{\"id\":\"x\",\"name\":\"t\",\"version\":\"0.1\",\"scenario\":\"s\",\"isVersionHead\":true,\"spec\":"
        + spec + '}';
  }

  private static String list(String... resources) {
    return "{\"count\":" + resources.length + ",\"resources\":[" + String.join(",", resources)
        + "]}";
  }

  private static String prompting(String content, String model) {
    return "\"prompt_templating\":{\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":\""
        + content + "\"}]},\"model\":{\"name\":\"" + model + "\"}}";
  }

  private static String spec(String modules) {
    return "{\"modules\":{" + modules + "}}";
  }

  @Test
  void leavesABareIdAsItIsAndEvaluatesWhatItStandsFor() {
    registry.put(BY_ID, config(spec(prompting("Hi", "m"))));

    Result result =
        inline("{\"config_ref\":{\"id\":\"" + ID + "\"}, \"placeholder_values\" : {\"x\":\"y\"}}");

    assertThat(result.sent()).isFalse();
    assertThat(result.body())
        .isEqualTo("{\"config\":{\"modules\":{" + prompting("Hi", "m")
            + "}},\"placeholder_values\":{\"x\":\"y\"}}");
    assertThat(asked).containsExactly(new Lookup("config_ref", BY_ID, Headers.none()));
  }

  @Test
  void putsWhatANameStandsForNowInItsPlace() {
    registry.put(BY_NAME, list(config(spec(prompting("Hi", "m")))));

    Result result = inline("{" + NAME + "}");

    assertThat(result.sent()).isTrue();
    assertThat(result.body())
        .isEqualTo("{\"config\":{\"modules\":{" + prompting("Hi", "m") + "}}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"modules\":{}}", "{\"stream\":{}}"})
  void inlinesAnIdWithAnythingBesideIt(String override) {
    registry.put(BY_ID, config(spec(prompting("Hi", "m"))));

    Result result = inline("{\"config\":" + override + ",\"config_ref\":{\"id\":\"" + ID + "\"}}");

    assertThat(result.sent()).isTrue();
    assertThat(facts(result.body()).models().get(0).name()).isEqualTo("m");
  }

  @Test
  void keepsEveryByteOfTheValuesOfBothDocuments() {
    String stored =
        "{ \"template\" : [ {\"role\":\"user\" , \"content\":\"\\u0048i \u017e\\/\"} ] }";
    String values = "{ \"a\" : \"\\u00e9 \u00e9\" }";
    String history = "[ {\"content\" : \"old\", \"role\":\"user\"} ]";
    registry.put(
        BY_ID,
        config(
            "{ \"modules\" : { \"prompt_templating\" :{ \"model\":{ \"name\": \"m\" } ,\"prompt\": "
                + stored + " } } }"));

    Result result = inline("{ \"messages_history\": " + history + " ,\"config_ref\":{\"id\":\"" + ID
        + "\"},\"placeholder_values\":" + values + " }");

    assertThat(result.body())
        .isEqualTo("{\"config\":{\"modules\":{\"prompt_templating\":{\"prompt\":" + stored
            + ",\"model\":{ \"name\": \"m\" }}}},\"placeholder_values\":" + values
            + ",\"messages_history\":" + history + "}");
  }

  @Test
  void letsTheModulesOfTheRequestReplaceTheStoredOnesOneByOne() {
    String mask =
        "\"masking\":{\"providers\":[{\"type\":\"sap_data_privacy_integration\",\"method\":\"anonymization\","
            + "\"entities\":[{\"type\":\"profile-email\"}]}]}";
    String strict = filtering(0);
    String lax = filtering(6);
    registry.put(
        BY_NAME,
        list(config("{\"stream\":{\"enabled\":false,\"chunk_size\":7},\"modules\":{" + strict + ','
            + prompting("Hi", "stored") + ',' + mask + "}}")));

    Result result = inline(
        "{" + NAME + ",\"config\":{\"modules\":{" + lax + "},\"stream\":{\"enabled\":true}}}");

    assertThat(result.body())
        .isEqualTo("{\"config\":{\"modules\":{" + prompting("Hi", "stored") + ',' + lax + ',' + mask
            + "},\"stream\":{\"enabled\":true}}}");
    assertThat(facts(result.body()).stream()).isTrue();
    assertThat(facts(result.body()).filtering().input().azure().hate()).isEqualTo(6);
  }

  private static String filtering(int severity) {
    return "\"filtering\":{\"input\":{\"filters\":[{\"type\":\"azure_content_safety\",\"config\":{\"hate\":"
        + severity + "}}]}}";
  }

  @ParameterizedTest
  @CsvSource({"model, own, Hi", "prompt, stored, Hello"})
  void letsPromptAndModelReplaceTheStoredOnesOneByOne(String part, String model, String content) {
    registry.put(BY_NAME, list(config(spec(prompting("Hi", "stored")))));
    String own = part.equals("model")
        ? "\"model\":{\"name\":\"own\"}"
        : "\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";

    Result result =
        inline("{\"config\":{\"modules\":{\"prompt_templating\":{" + own + "}}}," + NAME + "}");

    assertThat(result.body())
        .isEqualTo("{\"config\":{\"modules\":{" + prompting(content, model) + "}}}");
  }

  @Test
  void replacesAModelWithItsParametersAsAWhole() {
    registry.put(
        BY_NAME,
        list(config(spec(
            "\"prompt_templating\":{\"prompt\":{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]},"
                + "\"model\":{\"name\":\"stored\",\"params\":{\"max_tokens\":5}}}"))));

    Result result =
        inline("{\"config\":{\"modules\":{\"prompt_templating\":{\"model\":{\"name\":\"own\"}}}},"
            + NAME + "}");

    assertThat(facts(result.body()).attempts().get(0).outputCapTokens()).isEmpty();
  }

  @Test
  void refusesToReplaceModulesOfAList() {
    registry.put(BY_NAME, list(config("{\"modules\":[{" + prompting("Hi", "m") + "}]}")));

    Result result = inline("{\"config\":{\"modules\":{}}," + NAME + "}");

    assertThat(result.malformed().code()).isEqualTo("unsupported_value");
    assertThat(result.malformed().message()).startsWith("$.config.modules: ");
  }

  @Test
  void letsAStoredListBeStreamed() {
    String modules = "[{" + prompting("Hi", "m") + "},{" + prompting("Hi", "n") + "}]";
    registry.put(BY_NAME, list(config("{\"modules\":" + modules + "}")));

    Result result = inline("{\"config\":{\"stream\":{\"enabled\":true}}," + NAME + "}");

    assertThat(result.body())
        .isEqualTo("{\"config\":{\"modules\":" + modules + ",\"stream\":{\"enabled\":true}}}");
    assertThat(facts(result.body()).models()).hasSize(2);
  }

  @Test
  void completesAPartialConfigurationAndRefusesOneThatStaysPartial() {
    registry.put(BY_NAME, list(config(spec(filtering(0)))));

    Result whole = inline("{\"config\":{\"modules\":{" + prompting("Hi", "m") + "}}," + NAME + "}");
    Result partial = inline("{" + NAME + "}");

    assertThat(facts(whole.body()).filtering().input().azure().hate()).isZero();
    assertThat(partial.malformed().code()).isEqualTo("missing_key");
  }

  @Test
  void putsATemplateInThePlaceOfItsName() {
    String parts =
        "\"template\":[{\"role\":\"system\",\"content\":\"Hi {{?x}}\"}],\"defaults\":{\"x\":\"y\"},"
            + "\"response_format\":{\"type\":\"text\"},\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]";
    registry.put(TEMPLATE_BY_NAME, list(template("{" + parts + "}")));

    Result result = inline(templated(TEMPLATE_NAME));

    assertThat(result.sent()).isTrue();
    assertThat(result.body()).isEqualTo(templated("{" + parts + "}"));
    CallFacts facts = facts(result.body());
    assertThat(facts.tools()).hasSize(1);
    assertThat(facts.systemMessages()).isEqualTo(1);
    assertThat(facts.references()).isEmpty();
    assertThat(facts.input().closed()).isTrue();
  }

  private static String templated(String prompt) {
    return "{ \"config\":{\"modules\":{\"prompt_templating\":{\"prompt\":" + prompt
        + ", \"model\":{\"name\":\"m\"}}}} }";
  }

  @Test
  void leavesTheIdOfATemplateAsItIsAndAsksInItsScope() {
    String target = TEMPLATE + '/' + ID;
    registry.put(
        target,
        template(
            "{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"tools\":null,\"defaults\":null}"));

    Result result = inline(
        templated("{\"template_ref\":{\"id\":\"" + ID + "\",\"scope\":\"resource_group\"}}"));

    assertThat(result.sent()).isFalse();
    assertThat(result.body())
        .isEqualTo(templated("{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"));
    assertThat(asked)
        .containsExactly(
            new Lookup("template_ref", target, Headers.of("AI-Resource-Group-Scope", "true")));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"additional_fields\":{\"model\":\"evil\"}'",
    "'\"additionalFields\":{}'",
    "'\"else\":{}'"
  })
  void sendsATemplateWithoutWhatNobodyKnowsTheEffectOf(String more) {
    registry.put(
        TEMPLATE + '/' + ID,
        template("{" + more + ",\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"));

    Result result = inline(templated("{\"template_ref\":{\"id\":\"" + ID + "\"}}"));

    assertThat(result.sent()).isTrue();
    assertThat(result.body())
        .isEqualTo(templated("{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false"})
  void resolvesATemplateWithinAStoredConfiguration(boolean named, boolean sent) {
    String ref = named ? TEMPLATE_NAME : "{\"template_ref\":{\"id\":\"" + ID + "\"}}";
    String element = "{\"prompt_templating\":{\"prompt\":" + ref + ",\"model\":{\"name\":\"m\"}}}";
    String found = template("{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
    registry.put(BY_ID, config("{\"modules\":[" + element + ',' + element + "]}"));
    registry.put(named ? TEMPLATE_BY_NAME : TEMPLATE + '/' + ID, named ? list(found) : found);

    Result result = inline("{\"config_ref\":{\"id\":\"" + ID + "\"}}");

    assertThat(result.sent()).isEqualTo(sent);
    assertThat(result.body())
        .isEqualTo("{\"config\":{\"modules\":[{" + prompting("Hi", "m") + "},{"
            + prompting("Hi", "m") + "}]}}");
    assertThat(asked).hasSize(2);
  }

  @Test
  void doesNotAskForAStoredTemplateThatTheRequestReplaces() {
    registry.put(
        BY_ID,
        config(spec("\"prompt_templating\":{\"prompt\":" + TEMPLATE_NAME
            + ",\"model\":{\"name\":\"m\"}}")));

    Result result = inline(
        "{\"config\":{\"modules\":{\"prompt_templating\":{\"prompt\":{\"template\":[{\"role\":\"user\","
            + "\"content\":\"Hi\"}]}}}},\"config_ref\":{\"id\":\"" + ID + "\"}}");

    assertThat(result.body())
        .isEqualTo("{\"config\":{\"modules\":{" + prompting("Hi", "m") + "}}}");
    assertThat(asked).hasSize(1);
  }

  @Test
  void putsATemplateIntoARequestOfTheFirstGeneration() {
    room = OrchestrationSchema.v1();
    operation = OrchestrationSchemaTest.operation("orchestration.v1");
    registry.put(
        TEMPLATE_BY_NAME,
        list(template("{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]}")));
    String before =
        "{\"orchestration_config\":{\"module_configurations\":{\"llm_module_config\":{\"model_name\":\"m\"},"
            + "\"templating_module_config\":";

    Result result = inline(before + TEMPLATE_NAME + "}}}");

    assertThat(result.body())
        .isEqualTo(before + "{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]}}}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"spec\":null}",
        "{\"spec\":[]}",
        "{\"spec\":{\"modules\":[]}}",
        "{\"spec\":{\"modules\":{\"evil\":{}}}}",
        "{\"spec\":{\"Modules\":{}}}",
        "{\"spec\":{\"config_ref\":{\"id\":\"x\"}}}",
        "{\"spec\":{\"modules\":{\"prompt_templating\":{\"model\":{\"name\":\"a\",\"name\":\"b\"}}}}}",
        "{\"spec\":{\"modules\":{\"prompt_templating\":{\"model\":{\"name\":\"a\",\"params\":{\"max_tokens\":\"9\"}}}}}}",
        "{\"spec\":{\"modules\":{\"prompt_templating\":{\"model\":{\"name\":\"a\",\"params\":{\"evil\":1}}}}}}",
        "{\"spec\":{\"modules\":{}},\"spec\":{\"modules\":{}}}",
        "{\"Spec\":{\"modules\":{}},\"spec\":{\"modules\":{}}}",
        "{\"spec\":{\"modules\":{}}} {}",
        "{\"spec\":{\"modules\":{}}"
      })
  void refusesAStoredConfigurationThatTheStrictReaderRefuses(String stored) {
    registry.put(BY_ID, stored);

    Result result = inline("{\"config_ref\":{\"id\":\"" + ID + "\"}}");

    assertThat(result.unresolvable().code()).isEqualTo("unresolved_reference");
    assertThat(result.unresolvable().message()).contains("config_ref");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"spec\":{}}",
        "{\"spec\":{\"template\":null}}",
        "{\"spec\":{\"template\":[]}}",
        "{\"spec\":{\"template\":[{\"role\":\"evil\",\"content\":\"Hi\"}]}}",
        "{\"spec\":{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"tools\":[{\"type\":\"mcp\"}]}}",
        "{\"spec\":{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"defaults\":{\"x\":1}}}",
        "{\"spec\":{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"Tools\":[]}}",
        "{\"spec\":{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"template\":[]}}"
      })
  void refusesAStoredTemplateThatTheStrictReaderRefuses(String stored) {
    registry.put(TEMPLATE + '/' + ID, stored);

    Result result = inline(templated("{\"template_ref\":{\"id\":\"" + ID + "\"}}"));

    assertThat(result.unresolvable().message()).contains("template_ref").doesNotContain("Hi");
  }

  @Test
  void takesTheHeadOfAVersionAndRefusesWhatIsNotOne() {
    String head = config(spec(prompting("Hi", "m")));
    String old = config(spec(prompting("Hi", "old"))).replace("head\":true", "head\":false");
    String other = head.replace("\"1.0\"", "\"1.0.1\"");

    registry.put(BY_NAME, list(old, other, head));
    Result one = inline("{" + NAME + "}");
    registry.put(BY_NAME, list(head, head));
    Result two = inline("{" + NAME + "}");
    registry.put(BY_NAME, list(old, other));
    Result none = inline("{" + NAME + "}");
    registry.put(BY_NAME, list());
    Result empty = inline("{" + NAME + "}");

    assertThat(facts(one.body()).models().get(0).name()).isEqualTo("m");
    assertThat(two.unresolvable().message()).contains("several");
    assertThat(none.unresolvable().message()).contains("none");
    assertThat(empty.unresolvable().message()).contains("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"../../admin/secrets\"}",
        "{\"id\":\"0a1b2c3d-0000-4000-8000-00000000000\"}",
        "{\"id\":\"0a1b2c3d-0000-4000-8000-00000000000g\"}",
        "{\"id\":\"0a1b2c3d-0000-4000-8000-0000000000/f\"}",
        "{\"id\":\"0a1b2c3d00000-4000-8000-00000000000f\"}",
        "{\"scenario\":\"s&name=x\",\"name\":\"n\",\"version\":\"1\"}",
        "{\"scenario\":\"s.s\",\"name\":\"n\",\"version\":\"1\"}",
        "{\"scenario\":\"s\",\"name\":\"n#\",\"version\":\"1\"}",
        "{\"scenario\":\"s\",\"name\":\"n\",\"version\":\"1%2f\"}",
        "{\"scenario\":\"s\",\"name\":\"n\",\"version\":\"12345678901\"}",
        "{\"scenario\":\"s\",\"name\":\"\u017e\",\"version\":\"1\"}"
      })
  void asksForNoNameThatTheRegistryCannotKnow(String ref) {
    assertThat(room.lookups(operation, utf8("{\"config_ref\":" + ref + "}"))).isEmpty();
    assertThat(room.lookups(operation, utf8(templated("{\"template_ref\":" + ref + "}"))))
        .isEmpty();
  }

  @Test
  void asksForNoNameThatIsTooLong() {
    String name = "n".repeat(121);
    String ref = "{\"config_ref\":{\"scenario\":\"s\",\"name\":\"%s\",\"version\":\"1\"}}";

    assertThat(room.lookups(operation, utf8(ref.formatted(name)))).isEmpty();
    assertThat(room.lookups(operation, utf8(ref.formatted(name.substring(1))))).hasSize(1);
  }

  @Test
  void resolvesTheOtherTemplatesIfOneCannotBe() {
    registry.put(
        TEMPLATE_BY_NAME,
        list(template("{\"template\":[{\"role\":\"user\",\"content\":\"Hi\"}]}")));
    String element = "{\"prompt_templating\":{\"prompt\":%s,\"model\":{\"name\":\"m\"}}}";

    Result result = inline("{\"config\":{\"modules\":["
        + element.formatted("{\"template_ref\":{\"id\":\"odd\"}}") + ','
        + element.formatted(TEMPLATE_NAME)
        + "]}}");

    assertThat(facts(result.body()).references())
        .extracting(reference -> reference.name())
        .containsExactly("odd");
  }

  @Test
  void refusesWhatGrowsBeyondTheBoundBeforeItIsMade() {
    String content = "y".repeat(10_000);
    registry.put(
        TEMPLATE_BY_NAME,
        list(template("{\"template\":[{\"role\":\"user\",\"content\":\"" + content + "\"}]}")));
    registry.put(BY_NAME, list(config(spec(prompting(content, "m")))));
    String element =
        "{\"prompt_templating\":{\"prompt\":" + TEMPLATE_NAME + ",\"model\":{\"name\":\"m\"}}}";

    Result many = inline(
        "{\"config\":{\"modules\":[" + String.join(",", element, element, element) + "]}}", 30_000);
    Result one = inline("{" + NAME + "}", 10_000);

    assertThat(many.unresolvable().message()).contains("30000 bytes");
    assertThat(one.unresolvable().message()).contains("10000 bytes");
  }

  @Test
  void asksForUsageOfWhatWasPutIn() {
    registry.put(
        BY_NAME,
        list(config("{\"modules\":[{" + prompting("Hi", "m") + "},{" + prompting("Hi", "n")
            + "}],\"stream\":{\"enabled\":true}}")));

    String inlined = inline("{" + NAME + "}").body();
    String edited = text(room.askForUsage(operation, utf8(inlined)));

    assertThat(facts(inlined).reportsUsage()).isFalse();
    assertThat(facts(edited)).isEqualTo(facts(inlined).askingForUsage(edited.length()));
    assertThat(text(room.askForUsage(operation, utf8(edited)))).isEqualTo(edited);
  }

  @Test
  void looksNothingUpForEmbeddings() {
    Operation embeddings = new Operation(
        Kind.EMBEDDING,
        "embeddings",
        "orchestration.v2",
        "d1234",
        "shared",
        "POST",
        "/v2/inference/deployments/d1234/v2/embeddings");

    assertThat(room.lookups(embeddings, utf8("{}"))).isEmpty();
  }
}
