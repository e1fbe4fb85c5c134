package dev.lictor.example.simulator.server;

import dev.lictor.example.simulator.exchange.Reply;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Makes the head of an answer: the reply's own headers, then those about framing. Thread-safe. */
final class ReplyHead {
  private ReplyHead() {}

  /** Says whether the connection can stay after a reply whose body's end must show somehow. */
  static boolean mayStay(Reply reply, HttpRequest request) {
    return reply.body().length() >= 0 || speaksHttp11(request);
  }

  static boolean hasBody(Reply reply, HttpRequest request) {
    return !request.method().equals(HttpMethod.HEAD) && mayHaveBody(reply);
  }

  static HttpResponse of(Reply reply, HttpRequest request, boolean keepAlive) {
    HttpResponse head =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(reply.status()));
    reply.headers().forEach(field -> head.headers().add(field.name(), field.value()));
    if (mayHaveBody(reply)) {
      if (reply.body().length() >= 0) {
        head.headers().set("content-length", reply.body().length());
      } else if (speaksHttp11(request)) {
        head.headers().set("transfer-encoding", "chunked");
      }
    }
    if (!keepAlive) {
      head.headers().set("connection", "close");
    } else if (!speaksHttp11(request)) {
      head.headers().set("connection", "keep-alive");
    }
    return head;
  }

  private static boolean mayHaveBody(Reply reply) {
    return reply.status() != 204 && reply.status() != 304;
  }

  private static boolean speaksHttp11(HttpRequest request) {
    return request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) >= 0;
  }
}
