package dev.lictor.example.simulator.server;

import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.HeaderField;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;

/** Reads heads off Netty's messages, spelling and order kept. Thread-safe. */
final class WireHead {
  private WireHead() {}

  static Head of(HttpRequest request) {
    return new Head(
        request.method().name(),
        request.uri(),
        request.protocolVersion().text(),
        fields(request.headers()));
  }

  static List<HeaderField> fields(HttpHeaders headers) {
    return headers.entries().stream()
        .map(entry -> new HeaderField(entry.getKey(), entry.getValue()))
        .toList();
  }
}
