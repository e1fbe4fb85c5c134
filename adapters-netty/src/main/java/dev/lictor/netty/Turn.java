package dev.lictor.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/** What must be remembered of a request until it is answered. Immutable. */
record Turn(
    HttpMethod method,
    HttpVersion version,
    boolean keepAlive,
    boolean awaitsContinue,
    long declaredBytes) {

  static Turn of(HttpRequest request) {
    String declared = request.headers().get(HttpHeaderNames.CONTENT_LENGTH);
    return new Turn(
        request.method(),
        request.protocolVersion(),
        HttpUtil.isKeepAlive(request),
        HttpUtil.is100ContinueExpected(request),
        declared == null ? 0 : length(declared));
  }

  private static long length(String declared) {
    try {
      return Long.parseLong(declared);
    } catch (NumberFormatException notANumber) {
      return Long.MAX_VALUE;
    }
  }

  /** Returns whether an answer of the status has no body, whatever its head says (RFC 9112 §6.3). */
  boolean bodiless(int status) {
    return method.equals(HttpMethod.HEAD) || status == 204 || status == 304;
  }

  /** Returns whether an answer of the status ends HTTP on the connection. */
  boolean endsHttp(int status) {
    return status == 101
        || (method.equals(HttpMethod.CONNECT)
            && HttpStatusClass.valueOf(status) == HttpStatusClass.SUCCESS);
  }

  boolean chunkable() {
    return version.isKeepAliveDefault();
  }
}
