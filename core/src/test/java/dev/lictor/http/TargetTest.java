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
}
