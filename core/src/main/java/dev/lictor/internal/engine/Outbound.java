package dev.lictor.internal.engine;

import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.ResponseHead;
import java.util.List;

/** The heads of a governed call on their way: what is dropped and what is said anew. Not instantiable. */
final class Outbound {

  /** Would change what is answered, or who it is agreed with: partial answers carry no figures. */
  private static final List<String> DROPPED = List.of(
      "Expect",
      "TE",
      "Upgrade",
      "Range",
      "If-Match",
      "If-None-Match",
      "If-Modified-Since",
      "If-Unmodified-Since",
      "If-Range",
      "Transfer-Encoding");

  private Outbound() {}

  static RequestHead head(RequestHead head, int bodyBytes) {
    Headers headers = head.headers().without(DROPPED).with("Content-Length", Integer.toString(bodyBytes));
    return head.with(headers.contains("Accept-Encoding") ? headers.with("Accept-Encoding", "identity") : headers);
  }

  static ResponseHead head(ResponseHead head) {
    return head.with(head.headers().without(List.of("Alt-Svc")));
  }
}
