package dev.lictor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.deployment.Fetched;
import dev.lictor.deployment.ReferenceQuery;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.Mandate;
import dev.lictor.mandate.ParameterMandate;
import dev.lictor.policy.Condition;
import dev.lictor.policy.Document;
import dev.lictor.policy.EnsureRule;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reach;
import dev.lictor.policy.Rollout;
import dev.lictor.policy.Rule;
import dev.lictor.policy.Section;
import dev.lictor.policy.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What the engine does with calls that must have something when they are sent. */
class EnsuredCallTest {

  private static final String ID = "0a1b2c3d-0000-4000-8000-00000000000f";
  private static final String CONFIG =
      "/v2/registry/v2/orchestrationConfigs/" + ID + "?resolveTemplateRef=false";
  private static final String TEMPLATE = "/v2/lm/promptTemplates/" + ID;
  private static final String FILTERING =
      "\"filtering\":{\"input\":{\"filters\":[{\"type\":\"azure_content_safety\",\"config\":{\"hate\":2}}]}}";
  private static final String PROMPT =
      "{\"template\":[{\"role\":\"user\",\"content\":\"Say hello in German\"}]}";

  private static final Mandate FILTER = Mandate.builder()
      .filtering(new Filtering(
          new Filters(new AzureContentSafety(2, 6, 6, 6, false, false), Set.of()), Filters.NONE))
      .build();

  private final Map<String, String> registry = new HashMap<>();

  private static Mandate cap(long tokens) {
    return Mandate.builder()
        .caps(new Caps(OptionalLong.of(tokens), OptionalLong.empty(), OptionalLong.empty()))
        .build();
  }

  private static Mandate temperature(String value) {
    return Mandate.builder()
        .parameters(new ParameterMandate(Set.of(), Map.of("temperature", Set.of(value))))
        .build();
  }

  private static EnsureRule rule(String id, Mandate mandate) {
    return new EnsureRule(
        id,
        Selector.ANY,
        Condition.ALWAYS,
        Optional.empty(),
        Condition.ALWAYS,
        e -> mandate,
        Set.of());
  }

  private static Document ensuring(EnsureRule... rules) {
    return Document.builder("ensuring").ensures(List.of(rules)).build();
  }

  private Gateway gateway(Document... documents) {
    return gateway(builder -> builder, documents);
  }

  private Gateway gateway(UnaryOperator<Lictor.Builder> change, Document... documents) {
    List<Document> all = new ArrayList<>(List.of(documents));
    all.add(Gateway.shared(100_000));
    return Gateway.of(
        Policy.of(all, "v1"),
        store -> store,
        builder -> change.apply(builder.references(this::fetch)));
  }

  private CompletionStage<Fetched> fetch(ReferenceQuery query) {
    String found = registry.get(query.target());
    return CompletableFuture.completedFuture(
        found == null
            ? new Fetched.Missing()
            : new Fetched.Found(found.getBytes(StandardCharsets.UTF_8)));
  }

  private static String modules(String prompt, String params, String more) {
    return "{\"modules\":{\"prompt_templating\":{\"prompt\":" + prompt
        + ",\"model\":{\"name\":\"gpt-4o\",\"params\":" + params + "}}" + more + "}}";
  }

  private static String body(String params, String more) {
    return "{\"config\":" + modules(PROMPT, params, more) + '}';
  }

  private static RequestHead head() {
    return Gateway.head(Gateway.V2, "alpha", "Content-Digest", "sha-256=:x:");
  }

  private static Admission.Forward forward(Gateway gateway, String body) {
    return (Admission.Forward) gateway.admit(head(), Gateway.utf8(body));
  }

  private static void refused(Gateway gateway, String body, String... words) {
    Response response = ((Admission.Refuse) gateway.admit(head(), Gateway.utf8(body))).response();

    assertThat(response.status()).isEqualTo(403);
    assertThat(Gateway.text(response.body())).contains(words).doesNotContain("hello");
    assertThat(gateway.decisions.get(0).edits()).isEmpty();
    assertThat(gateway.books.balances("").toCompletableFuture().join().page()).isEmpty();
  }

  @Test
  void forwardsACallWithTheFilterThatIsMandated() {
    Gateway gateway = gateway(ensuring(rule("filter", FILTER)));

    Admission.Forward forward = forward(gateway, body("{\"max_tokens\":15}", ""));

    assertThat(Gateway.text(forward.body()))
        .isEqualTo(body("{\"max_tokens\":15}", "," + FILTERING));
    assertThat(forward.head().headers().first("Content-Length"))
        .isEqualTo(Integer.toString(forward.body().remaining()));
    assertThat(forward.head().headers().first("Content-Digest")).isNull();
    assertThat(gateway.decisions.get(0).edits()).containsExactly(Aspect.AZURE_CONTENT_SAFETY);
  }

  @Test
  void forwardsACallThatHasItAlreadyByteForByte() {
    Gateway gateway = gateway(ensuring(rule("filter", FILTER), rule("cap", cap(20))));
    String strict = body("{\"max_tokens\": 15 }", ", " + FILTERING.replace("2", "0")) + "\n";

    Admission.Forward forward = forward(gateway, strict);

    assertThat(Gateway.text(forward.body())).isEqualTo(strict);
    assertThat(forward.head().headers().first("Content-Digest")).isEqualTo("sha-256=:x:");
    assertThat(gateway.decisions.get(0).edits()).isEmpty();
  }

  @Test
  void editsWhatAConfigurationStandsFor() {
    registry.put(
        CONFIG,
        "{\"scenario\":\"s\",\"name\":\"n\",\"version\":\"1\",\"spec\":"
            + modules(PROMPT, "{\"max_tokens\":15}", "") + '}');
    Gateway gateway = gateway(ensuring(rule("filter", FILTER)));

    Admission.Forward forward = forward(gateway, "{\"config_ref\":{\"id\":\"" + ID + "\"}}");

    assertThat(Gateway.text(forward.body()))
        .isEqualTo(body("{\"max_tokens\":15}", "," + FILTERING));
    assertThat(forward.head().headers().first("Content-Digest")).isNull();
  }

  @Test
  void editsACallWhoseTemplateStandsInTheRegistry() {
    registry.put(
        TEMPLATE, "{\"scenario\":\"s\",\"name\":\"n\",\"version\":\"1\",\"spec\":" + PROMPT + '}');
    Gateway gateway = gateway(ensuring(rule("filter", FILTER)));

    Admission.Forward forward = forward(
        gateway,
        "{\"config\":"
            + modules("{\"template_ref\":{\"id\":\"" + ID + "\"}}", "{\"max_tokens\":15}", "")
            + '}');

    assertThat(Gateway.text(forward.body()))
        .isEqualTo(body("{\"max_tokens\":15}", "," + FILTERING));
  }

  @Test
  void sendsABareIdAsItCameIfWhatItStandsForHasItAlready() {
    registry.put(
        CONFIG,
        "{\"scenario\":\"s\",\"name\":\"n\",\"version\":\"1\",\"spec\":"
            + modules(PROMPT, "{\"max_tokens\":15}", "," + FILTERING) + '}');
    String bare = "{\"config_ref\":{\"id\":\"" + ID + "\"}}";

    Admission.Forward forward = forward(gateway(ensuring(rule("filter", FILTER))), bare);

    assertThat(Gateway.text(forward.body())).isEqualTo(bare);
  }

  @Test
  void holdsWhatTheEditedCallMayUse() {
    Gateway gateway = gateway(ensuring(rule("cap", cap(15))));

    Admission.Forward forward = forward(gateway, body("{\"max_tokens\":4000}", ""));

    assertThat(Gateway.text(forward.body())).isEqualTo(body("{\"max_tokens\":15}", ""));
    assertThat(gateway.balance().open()).isEqualTo(107 + 15);
    assertThat(gateway.decisions.get(0).edits()).containsExactly(Aspect.OUTPUT_CAP);
  }

  @Test
  void leavesACallWithoutACapWhereTheModelCannotGiveMore() {
    Gateway gateway = gateway(ensuring(rule("filter", FILTER), rule("cap", cap(16_384))));

    Admission.Forward forward = forward(gateway, body("{\"max_tokens\":90000}", ""));

    assertThat(Gateway.text(forward.body()))
        .isEqualTo(body("{\"max_tokens\":90000}", "," + FILTERING));
    assertThat(gateway.decisions.get(0).edits()).containsExactly(Aspect.AZURE_CONTENT_SAFETY);
  }

  @Test
  void asksForTheUsageOfAStreamBesides() {
    Gateway gateway = gateway(ensuring(rule("filter", FILTER), rule("cap", cap(15))));
    String stream = "{\"config\":{\"stream\":{\"enabled\":true},\"modules\"";

    Admission.Forward forward =
        forward(gateway, body("{\"n\":1}", "").replace("{\"config\":{\"modules\"", stream));

    assertThat(Gateway.text(forward.body()))
        .isEqualTo(body(
                "{\"stream_options\":{\"include_usage\":true},\"n\":1,\"max_tokens\":15}",
                "," + FILTERING)
            .replace("{\"config\":{\"modules\"", stream));
  }

  @Test
  void showsTheEditedCallToWhatMustHoldOfItWhenItPasses() {
    Rule filtered = new Rule(
        Section.ON_PASS,
        "really-filtered",
        Selector.ANY,
        Condition.ALWAYS,
        e -> e.situation().body().filtering().input().azure().hate() <= 2,
        Optional.empty(),
        Reach.BODY,
        Set.of(),
        new Rule.Saying(403, e -> "It is not filtered", Map.of()));
    Document checking = Document.builder("checking").rules(List.of(filtered)).build();

    assertThat(forward(gateway(checking, ensuring(rule("filter", FILTER))), body("{}", "")))
        .isNotNull();
    refused(gateway(checking), body("{}", ""), "really-filtered");
  }

  @Test
  void refusesACallOfWhichTwoRulesWantDifferentThings() {
    Gateway gateway = gateway(
        ensuring(rule("cold", temperature("0")), rule("filter", FILTER)),
        Document.builder("warming")
            .ensures(List.of(rule("warm", temperature("1"))))
            .build());

    refused(gateway, body("{}", ""), "\"reason\":\"cold\"", "temperature");
    assertThat(gateway.decisions.get(0).reasons())
        .extracting(reason -> reason.document() + '/' + reason.id())
        .containsExactly("ensuring/cold", "warming/warm");
  }

  @Test
  void refusesACallThatCannotHaveWhatIsMandated() {
    Gateway gateway = gateway(ensuring(rule("cap", cap(15))));

    refused(
        gateway,
        body(
            "{\"max_tokens\":4000,\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2000}}", ""),
        "\"reason\":\"cap\"",
        "thinking.budget_tokens");
  }

  @Test
  void refusesACallForWhoseEditThereIsNoMemory() {
    Limits usual = Limits.DEFAULT;
    Limits scarce = new Limits(
        4096,
        4096,
        usual.identify(),
        Duration.ofSeconds(2),
        usual.hold(),
        usual.admit(),
        usual.exchange(),
        usual.drainBytes(),
        usual.drainTime());
    Gateway gateway = gateway(builder -> builder.limits(scarce), ensuring(rule("filter", FILTER)));

    for (int i = 0; i < 20; i++) {
      Response response = ((Admission.Refuse)
              gateway.admit(head(), Gateway.utf8(body("{\"max_tokens\":15}", ""))))
          .response();

      assertThat(response.status()).isEqualTo(503);
      assertThat(Gateway.text(response.body())).contains("overloaded");
    }
  }

  @Test
  void recordsWhatAShadowWouldHaveEditedAndForwardsTheCallAsItCame() {
    Gateway gateway = gateway(ensuring(rule("filter", FILTER), rule("cap", cap(20))).toBuilder()
        .rollout(Rollout.SHADOW)
        .build());
    String body = body("{ \"max_tokens\":15}", "");

    Admission.Forward forward = forward(gateway, body);

    assertThat(Gateway.text(forward.body())).isEqualTo(body);
    assertThat(gateway.decisions.get(0).edits()).isEmpty();
    assertThat(gateway.decisions.get(0).shadows().get(0).edits())
        .containsExactly(Aspect.AZURE_CONTENT_SAFETY);
  }
}
