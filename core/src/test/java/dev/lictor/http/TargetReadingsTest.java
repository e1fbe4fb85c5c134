package dev.lictor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetReadingsTest {

  private static final String INFERENCE = "/v2/inference";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v2/inference",
        "/v2/inference/",
        "/v2/inference/deployments/d1/v2/completion",
        "/v2/inference?x",
        "/V2/Inference/x",
        "v2/inference",
        "//v2//inference",
        "/v2/./inference",
        "/v2/lm/../inference",
        "/v2/lm/%2e%2e/inference",
        "/v2/lm/%252e%252e/inference",
        "/v2/lm/..;x=y/inference",
        "/v2/lm/..%3bx/inference",
        "/v2;a=b/inference",
        "/v2/;a=b/inference",
        "/v2\\inference",
        "/v2%5cinference",
        "/v2%2finference",
        "/v2%252finference",
        "/v2/inference%2f",
        "/v2/inference%3fx",
        "/v2/inference%23x",
        "/v2/inference%00.txt",
        "/v2/inference.",
        "/v2/inference%20",
        "/v2/inference...;x",
        "/v2/%69nference",
        "/%2576%32/inference",
        "/v2/%u0069nference",
        "/v2/\uff49nference",
        "/v2/%ef%bd%89nference",
        "/v2/\u00ef\u00bd\u0089nference",
        "/v2\uff0finference",
        "/v2/\u0131nference",
        "/v2/lm/%c0%ae%c0%ae/inference",
        "/v2%c0%afinference",
        "/v2%e0%80%afinference",
        "/v2/lm/\u2025/inference",
        "/v2/lm/x%2fy/../../inference",
        "/v2/lm%2fx/../inference",
        "/v2/lm%2fx/%2e%2e/inference",
        "/v2/a%2fb%5cc/..;/inference",
        "/../v2/inference",
        "http://host/v2/inference",
        "HTTPS://user@host:1/v2/inference",
        "http:\\\\host\\v2\\inference",
        "http:/v2/inference",
        "//host/v2/inference",
        "/x/y/../../v2/inference",
        "/x//../v2/inference",
        "/v2/inference/../lm/deployments",
        "/%25252525252525252e"
      })
  void seesThroughEveryDisguise(String raw) {
    assertThat(TargetReadings.mayReach(raw, INFERENCE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "*",
        "",
        "host:443",
        "/v2",
        "/v2/",
        "/oauth/token",
        "/v2/inferences",
        "/v2/inference-x",
        "/v1/inference",
        "/v2/admin/applications/app-1/status",
        "/v2/admin/objectStoreSecrets/inference",
        "/v2/lm/deployments",
        "/v2/lm/deployments?scenarioId=orchestration&status=RUNNING&$top=10",
        "/v2/lm/deployments?next=/v2/inference",
        "/v2/lm/deployments?next=../../v2/inference",
        "/v2/lm/deployments/d123/logs?start=2026-01-01T00:00:00.000Z",
        "/v2/lm/scenarios/foundation-models/models",
        "/v2/lm/scenarios/inference/versions",
        "/v2/lm/configurations?$search=gpt%204o%2Fmini",
        "/v2/lm/dataset/files/my%20data/b%C3%BCcher/%E6%96%87%E4%BB%B6.csv",
        "/v2/lm/dataset/files/v2/inference/input.jsonl",
        "/v2/lm/dataset/files/v2%2Finference%2Finput.jsonl",
        "/v2/lm/dataset/files/100%25%20sure.txt",
        "/v2/lm/dataset/files/a;v=2/b..c/...d",
        "/v2/lm/dataset/files/..%2fnear",
        "/v2/lm/document-grounding/pipelines/1/documents",
        "/v2/lm/document-grounding/retrieval/search",
        "/v2/lm/promptTemplates/8a-9b/substitution?metadata=true",
        "/v2/registry/v2/orchestrationConfigs?name=a%26b",
        "/v2/llm-batch-service/v1/batches/b1/status",
        "/v2/metrics?executionIds=a,b",
        "http://api.ai.example/v2/lm/deployments"
      })
  void leavesOrdinaryTargetsAlone(String raw) {
    assertThat(TargetReadings.mayReach(raw, INFERENCE)).isFalse();
  }

  @Property(seed = "1")
  void everyPlainTargetBelowThePathReaches(@ForAll("below") String target) {
    assertThat(Target.parse(target)).isPresent();

    assertThat(TargetReadings.mayReach(target, INFERENCE)).isTrue();
  }

  @Property(tries = 5000, seed = "1")
  void noCompositionOfDisguisesHidesAGovernedTarget(
      @ForAll("below") String target, @ForAll("disguises") List<Disguise> disguises) {
    String raw = target;
    String behindBase = "/gw" + target;
    for (Disguise disguise : disguises) {
      raw = disguise.put(raw);
      behindBase = disguise.put(behindBase);
    }

    assertThat(TargetReadings.mayReach(raw, INFERENCE)).as(raw).isTrue();
    assertThat(TargetReadings.mayReach(behindBase, "/gw" + INFERENCE))
        .as(behindBase)
        .isTrue();
    if (behindBase.startsWith("/gw")) {
      assertThat(TargetReadings.mayReach(behindBase.substring(3), INFERENCE))
          .as(behindBase)
          .isTrue();
    }
  }

  @Property(seed = "1")
  void isTotal(@ForAll String raw) {
    assertThat(TargetReadings.mayReach(raw, INFERENCE)).isIn(true, false);
  }

  @Property(seed = "1")
  void plainPathsReachOnlyWhatTheyBeginWith(@ForAll("plain") String target) {
    boolean begins = (target.toLowerCase(Locale.ROOT) + '/').startsWith(INFERENCE + '/');

    assertThat(TargetReadings.mayReach(target, INFERENCE)).isEqualTo(begins);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/", "/a", "%2f", "%25", "\\", "../", "/..;", "%c0%af", "\ufdfa", "/v2", "/v2/%2e", "//"
      })
  void isQuickForTheLongestTargets(String part) {
    String raw = part.repeat(64 * 1024 / part.length());

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> TargetReadings.mayReach(raw, INFERENCE),
        "linear in the length");
  }

  @Test
  void refusesAPathThatIsNotPlain() {
    assertThatThrownBy(() -> TargetReadings.mayReach("/x", "/a//b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("path must be plain, found /a//b");
  }

  @Provide
  Arbitrary<String> below() {
    return Arbitraries.of(
        INFERENCE,
        INFERENCE + "/deployments/d1b2/v2/completion",
        INFERENCE + "/deployments/d1b2/chat/completions?api-version=2024-10-21",
        INFERENCE + "/deployments/d1b2/models/gemini:generateContent");
  }

  @Provide
  Arbitrary<String> plain() {
    Arbitrary<String> segment =
        Arbitraries.of("v2", "V2", "inference", "Inference", "lm", "deployments", "a.b", "x");
    return segment.list().ofMinSize(1).ofMaxSize(5).map(list -> '/' + String.join("/", list));
  }

  @Provide
  Arbitrary<List<Disguise>> disguises() {
    Arbitrary<Disguise> one = Arbitraries.of(Trick.values())
        .flatMap(trick -> Arbitraries.longs().map(seed -> new Disguise(trick, seed)));
    return one.list().ofMaxSize(6);
  }

  record Disguise(Trick trick, long seed) {
    String put(String raw) {
      return trick.change.apply(raw, new Random(seed));
    }
  }

  enum Trick {
    ENCODE((raw, random) -> replace(raw, random, '\0', TargetReadingsTest::encoded)),
    ENCODE_TWICE((raw, random) -> replace(raw, random, '\0', c -> encoded(c).replace("%", "%25"))),
    ENCODE_THRICE((raw, random) ->
        replace(raw, random, '\0', c -> encoded(c).replace("%", "%25").replace("%", "%25"))),
    DOT_SEGMENT((raw, random) -> replace(raw, random, '/', c -> "/./")),
    DOUBLE_SLASH((raw, random) -> replace(raw, random, '/', c -> "//")),
    DETOUR((raw, random) -> replace(raw, random, '/', c -> "/x/../")),
    ENCODED_DETOUR((raw, random) -> replace(raw, random, '/', c -> "/x%2fy/../")),
    PARAMETER((raw, random) -> replace(raw, random, '/', c -> ";p=v/")),
    TRAILING_DOTS((raw, random) -> replace(raw, random, '/', c -> "./")),
    BACKSLASH((raw, random) -> replace(raw, random, '/', c -> "\\")),
    CASE((raw, random) -> replace(raw, random, '\0', c -> swapped((char) c))),
    FULL_WIDTH((raw, random) -> replace(raw, random, '\0', TargetReadingsTest::fullWidth)),
    ENCODED_FULL_WIDTH((raw, random) -> replace(raw, random, '\0', c -> inUtf8(fullWidth(c)))),
    OVERLONG((raw, random) -> replace(raw, random, '/', c -> "%c0%af")),
    ABSOLUTE((raw, random) -> raw.startsWith("/") ? "http://host" + raw : raw);

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final BiFunction<String, Random, String> change;

    Trick(BiFunction<String, Random, String> change) {
      this.change = change;
    }
  }

  /** Replaces one occurrence of the character (of any character, if it is NUL) in the path of the target. */
  private static String replace(String raw, Random random, char what, IntFunction<String> change) {
    int end = raw.indexOf('?') < 0 ? raw.length() : raw.indexOf('?');
    int authority = raw.startsWith("http://") ? raw.indexOf('/', 7) : 0;
    if (authority < 0 || authority >= end) {
      return raw;
    }
    int from = authority + random.nextInt(end - authority);
    for (int i = from; i < end; i++) {
      char c = raw.charAt(i);
      if (what == '\0' ? isPlainCharacter(raw, i) : c == what && i > authority) {
        return raw.substring(0, i) + change.apply(c) + raw.substring(i + 1);
      }
    }
    return raw;
  }

  private static boolean isPlainCharacter(String raw, int index) {
    boolean inTriplet = raw.substring(Math.max(0, index - 6), index).contains("%");
    return raw.charAt(index) > ' ' && raw.charAt(index) < 0x7f && !inTriplet;
  }

  private static String encoded(int c) {
    return String.format("%%%02x", c);
  }

  private static String swapped(char c) {
    return String.valueOf(
        Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c));
  }

  private static String fullWidth(int c) {
    return String.valueOf((char) (c + 0xfee0));
  }

  private static String inUtf8(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      encoded.append(encoded(each & 0xff));
    }
    return encoded.toString();
  }
}
