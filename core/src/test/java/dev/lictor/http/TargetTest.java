package dev.lictor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @Test
  void splitsAPlainTarget() {
    Target target = Target.parse(
            "/v2/inference/deployments/d1/models/g-1.5:generateContent?alt=sse&x=/?")
        .orElseThrow();

    assertThat(target.path())
        .isEqualTo("/v2/inference/deployments/d1/models/g-1.5:generateContent");
    assertThat(target.query()).contains("alt=sse&x=/?");
    assertThat(target.segments())
        .isEqualTo(
            List.of("v2", "inference", "deployments", "d1", "models", "g-1.5:generateContent"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "*",
        "a",
        "a/b",
        "//a",
        "/a/",
        "/a//b",
        "/a/./b",
        "/a/../b",
        "/a/b.",
        "/a/...",
        "/a%20b",
        "/a;b=c",
        "/a\\b",
        "/a b",
        "/a#b",
        "/a?b#c",
        "/a?b%20c",
        "/a?b c",
        "/a?b;c",
        "/\uff41",
        "/a\u0000",
        "/a\r\n",
        "http://h/a",
        "host:443"
      })
  void refusesWhatTwoServersMayReadInTwoWays(String raw) {
    assertThat(Target.parse(raw)).isEmpty();
  }

  @Property(seed = "1")
  void givesBackExactlyWhatItTook(@ForAll String raw) {
    assertThat(Target.parse("/a" + raw).map(Target::toString).orElse("/a" + raw))
        .isEqualTo("/a" + raw);
  }

  @Test
  void decodesAnEncodedColonWhereThatIsAskedFor() {
    String raw = "/model/us.anthropic.claude-v1%3A0/converse?x=1";

    Target target = Target.parseEncodedColons(raw).orElseThrow();

    assertThat(target.segments())
        .isEqualTo(List.of("model", "us.anthropic.claude-v1:0", "converse"));
    assertThat(target.path()).isEqualTo("/model/us.anthropic.claude-v1:0/converse");
    assertThat(target.query()).contains("x=1");
    assertThat(target).hasToString(raw);
    assertThat(Target.parse(raw)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a%3ab",
        "/a%253Ab",
        "/a%3",
        "/a%",
        "/a%2Fb",
        "/a%%3AA",
        "/a%3A%2e",
        "/%3A/..",
        "/a%3A/b.",
        "/a?b=%3A",
        "a%3Ab",
        "%3A/a"
      })
  void decodesNothingElse(String raw) {
    assertThat(Target.parseEncodedColons(raw)).isEmpty();
  }

  @Property(seed = "1")
  void readsATargetWithoutEncodedColonsAsEver(@ForAll String raw) {
    assertThat(Target.parseEncodedColons("/a" + raw).map(Target::segments))
        .isEqualTo(Target.parse("/a" + raw).map(Target::segments));
  }
}
