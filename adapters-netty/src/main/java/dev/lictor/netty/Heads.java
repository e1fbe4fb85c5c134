package dev.lictor.netty;

import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.ResponseHead;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Iterator;
import java.util.Map;

/** Translates heads between Netty and Lictor, in order and spelling. Not instantiable; all functions are pure. */
final class Heads {

  private Heads() {}

  static RequestHead of(HttpRequest request) {
    return new RequestHead(request.method().name(), request.uri(), of(request.headers()));
  }

  static ResponseHead of(HttpResponse response) {
    return new ResponseHead(response.status().code(), of(response.headers()));
  }

  static Headers of(HttpHeaders fields) {
    if (fields.isEmpty()) {
      return Headers.none();
    }
    Headers.Builder headers = Headers.builder();
    Iterator<Map.Entry<CharSequence, CharSequence>> each = fields.iteratorCharSequence();
    while (each.hasNext()) {
      Map.Entry<CharSequence, CharSequence> field = each.next();
      headers.add(field.getKey().toString(), field.getValue().toString());
    }
    return headers.build();
  }

  static HttpRequest netty(RequestHead head, HttpVersion version) {
    return new DefaultHttpRequest(
        version, HttpMethod.valueOf(head.method()), head.target(), netty(head.headers()));
  }

  static HttpHeaders netty(Headers headers) {
    HttpHeaders fields = new DefaultHttpHeaders();
    headers.forEach(fields::add);
    return fields;
  }
}
