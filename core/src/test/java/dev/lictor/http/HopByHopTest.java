package dev.lictor.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HopByHopTest {

  @Test
  void removesWhatBelongsToOneConnection() {
    Headers headers = Headers.of(
        "Connection", "close",
        "Keep-Alive", "timeout=5",
        "Proxy-Connection", "keep-alive",
        "Proxy-Authorization", "Basic x",
        "Proxy-Authenticate", "Basic",
        "TE", "trailers",
        "Trailer", "Digest",
        "transfer-encoding", "chunked",
        "Upgrade", "websocket",
        "X-Kept", "1");

    assertThat(HopByHop.removedFrom(headers)).isEqualTo(Headers.of("X-Kept", "1"));
  }

  @Test
  void removesWhatConnectionNamesInAnyCaseAndField() {
    Headers headers = Headers.of(
        "connection",
        "X-One , x-two",
        "X-ONE",
        "1",
        "X-Two",
        "2",
        "Connection",
        "x-three",
        "X-Three",
        "3",
        "X-Four",
        "4");

    assertThat(HopByHop.removedFrom(headers)).isEqualTo(Headers.of("X-Four", "4"));
  }

  @Test
  void keepsTheFramingAndTheHostEvenIfConnectionNamesThem() {
    Headers headers =
        Headers.of("Connection", "content-length, host", "Content-Length", "3", "Host", "a");

    assertThat(HopByHop.removedFrom(headers))
        .isEqualTo(Headers.of("Content-Length", "3", "Host", "a"));
  }

  @Test
  void returnsTheSameHeadersIfNothingIsToRemove() {
    Headers headers =
        Headers.of("Content-Type", "text/plain", "Set-Cookie", "a", "Set-Cookie", "b");

    assertThat(HopByHop.removedFrom(headers)).isSameAs(headers);
  }
}
