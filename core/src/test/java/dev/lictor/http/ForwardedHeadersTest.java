package dev.lictor.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForwardedHeadersTest {

  @Test
  void aRequestGoesOnWithoutWhatWouldHideItsCost() {
    Headers headers = Headers.of(
        "Accept-Encoding", "gzip",
        "EXPECT", "100-continue",
        "TE", "trailers",
        "Upgrade", "h2c",
        "HTTP2-Settings", "AAEAAEAA",
        "Range", "bytes=0-1",
        "If-None-Match", "*",
        "If-Modified-Since", "x",
        "Authorization", "Bearer x",
        "accept-encoding", "br");

    Headers forwarded = ForwardedHeaders.ofRequest(headers);

    assertThat(forwarded)
        .isEqualTo(Headers.of("Accept-Encoding", "identity", "Authorization", "Bearer x"));
  }

  @Test
  void aRequestThatAcceptsEverythingByDefaultStillAsksForIdentity() {
    assertThat(ForwardedHeaders.ofRequest(Headers.none()))
        .isEqualTo(Headers.of("Accept-Encoding", "identity"));
  }

  @Test
  void anAnswerGoesOnWithoutAnotherWayToTheUpstream() {
    Headers headers = Headers.of("alt-svc", "h3=\":443\"", "Content-Type", "application/json");

    assertThat(ForwardedHeaders.ofAnswer(headers))
        .isEqualTo(Headers.of("Content-Type", "application/json"));
  }
}
