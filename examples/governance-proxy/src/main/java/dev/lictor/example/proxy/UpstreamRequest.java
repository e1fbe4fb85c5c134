package dev.lictor.example.proxy;

import dev.lictor.http.Headers;
import dev.lictor.http.HopByHop;
import dev.lictor.http.TargetReadings;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Map;

/** One request as the upstream gets it, and its answer as the caller gets it. Immutable. */
final class UpstreamRequest {

  private static final String DEPLOYMENTS = "/v2/lm/deployments";

  private final HttpRequest head;
  private final boolean http11;
  private final boolean keepAlive;
  private final boolean tellsDeployments;

  private UpstreamRequest(HttpRequest came, HttpRequest head, boolean tellsDeployments) {
    this.head = head;
    this.http11 = came.protocolVersion().isKeepAliveDefault();
    this.keepAlive = HttpUtil.isKeepAlive(came);
    this.tellsDeployments = tellsDeployments;
  }

  static UpstreamRequest of(HttpRequest came, Upstream upstream) {
    boolean tells = TargetReadings.mayReach(came.uri(), DEPLOYMENTS);
    Headers headers = endToEnd(headers(came.headers())).with("Host", upstream.authority());
    if (tells) {
      headers = headers
          .without(List.of("range", "if-range")) // a part of the answer could not be read
          .with("Accept-Encoding", "identity");
    }
    return new UpstreamRequest(
        came,
        new DefaultHttpRequest(HttpVersion.HTTP_1_1, came.method(), came.uri(), netty(headers)),
        tells);
  }

  HttpRequest head() {
    return head;
  }

  /** Returns whether the answer may hold URLs of deployments. */
  boolean tellsDeployments() {
    return tellsDeployments;
  }

  boolean keepAlive() {
    return keepAlive;
  }

  /** Returns whether the caller understands interim answers and chunks. */
  boolean http11() {
    return http11;
  }

  boolean bodiless(HttpResponse answer) {
    int status = answer.status().code();
    return head.method().equals(HttpMethod.HEAD) || status == 204 || status == 304;
  }

  /** Returns the answer's head for the caller, and whether its connection must end with it. */
  CallerAnswer answer(HttpResponse came, PublicUrls urls) {
    Headers kept = endToEnd(headers(came.headers()));
    String location = kept.first("location");
    if (location != null) {
      kept = kept.with("Location", urls.rewrittenReference(location));
    }
    HttpHeaders headers = netty(kept);
    boolean chunked = HttpUtil.isTransferEncodingChunked(came);
    boolean sized = headers.contains(HttpHeaderNames.CONTENT_LENGTH);
    boolean unframed = !bodiless(came) && !sized && !chunked;
    boolean endsWithConnection = !http11 && !bodiless(came) && (chunked || unframed);
    if (!http11) {
      headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
    } else if (unframed) {
      headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
    }
    return new CallerAnswer(
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, came.status(), headers), endsWithConnection);
  }

  /** Returns the end-to-end fields, and those that frame the body, because its kind of framing is kept. */
  private static Headers endToEnd(Headers came) {
    Headers kept = HopByHop.removedFrom(came);
    if (!came.contains("transfer-encoding") && !came.contains("trailer")) {
      return kept;
    }
    Headers.Builder framed = Headers.builder();
    kept.forEach(framed::add);
    came.forEach((name, value) -> {
      if (name.equalsIgnoreCase("transfer-encoding") || name.equalsIgnoreCase("trailer")) {
        framed.add(name, value);
      }
    });
    return framed.build();
  }

  private static Headers headers(HttpHeaders fields) {
    Headers.Builder headers = Headers.builder();
    for (Map.Entry<String, String> field : fields) {
      headers.add(field.getKey(), field.getValue());
    }
    return headers.build();
  }

  private static HttpHeaders netty(Headers headers) {
    HttpHeaders fields = new DefaultHttpHeaders();
    headers.forEach(fields::add);
    return fields;
  }

  /**
   * An answer's head. Immutable.
   *
   * @param head the head
   * @param endsWithConnection whether closing the connection is what ends the body
   */
  record CallerAnswer(HttpResponse head, boolean endsWithConnection) {}
}
