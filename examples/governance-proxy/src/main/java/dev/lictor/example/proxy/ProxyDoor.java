package dev.lictor.example.proxy;

import dev.lictor.Opening;
import dev.lictor.http.Headers;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import dev.lictor.netty.FrontDoor;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a proxy refuses before anybody is asked. The base path is cut off here, before the engine reads the target, so that
 * engine and upstream see the same one. Thread-safe.
 */
final class ProxyDoor implements FrontDoor {

  private final FrontDoor engine;
  private final String basePath;

  ProxyDoor(FrontDoor engine, String basePath) {
    this.engine = engine;
    this.basePath = basePath;
  }

  @Override
  public CompletionStage<Opening> open(RequestHead head, Peer peer) {
    Headers headers = head.headers();
    if (head.method().equals("CONNECT") || head.method().equals("TRACE")) {
      return refused(head, 405, "method_not_allowed", "This method is not forwarded.");
    }
    if (headers.count("host") > 1) {
      return refused(head, 400, "bad_request", "A request has one Host header.");
    }
    if (headers.contains("transfer-encoding") && !onlyChunked(headers)) {
      return refused(
          head, 501, "not_implemented", "The only transfer coding that is forwarded is chunked.");
    }
    String upgrade = headers.first("upgrade");
    if (upgrade != null && !upgrade.trim().equalsIgnoreCase("h2c")) {
      return refused(head, 501, "not_implemented", "Protocol upgrades are not forwarded.");
    }
    String target = originForm(head.target());
    if (!target.startsWith("/") || !below(target)) {
      return refused(head, 404, "not_found", "Nothing is served at this path.");
    }
    String inner = target.substring(basePath.length());
    return engine.open(
        new RequestHead(
            head.method(),
            inner.startsWith("/") ? inner : '/' + inner,
            upgrade == null ? headers : withoutUpgrade(headers)),
        peer);
  }

  private boolean below(String target) {
    return target.startsWith(basePath)
        && (basePath.isEmpty()
            || target.length() == basePath.length()
            || "/?".indexOf(target.charAt(basePath.length())) >= 0);
  }

  /** Turns the absolute form, which servers must accept (RFC 9112 §3.2.2), into the origin form. */
  private static String originForm(String target) {
    String lower = target.toLowerCase(Locale.ROOT);
    if (lower.startsWith("http://") || lower.startsWith("https://")) {
      int authority = target.indexOf("://") + 3;
      for (int i = authority; i < target.length(); i++) {
        char c = target.charAt(i);
        if (c == '/') {
          return target.substring(i);
        } else if (c == '?') {
          return '/' + target.substring(i);
        }
      }
      return "/";
    }
    return target;
  }

  private static boolean onlyChunked(Headers headers) {
    String coding = headers.first("transfer-encoding");
    return headers.count("transfer-encoding") == 1
        && coding != null
        && coding.trim().equalsIgnoreCase("chunked");
  }

  /** Declines the offer to speak HTTP/2 in the clear, which many clients make on their first request. */
  private static Headers withoutUpgrade(Headers headers) {
    Headers.Builder kept = Headers.builder();
    headers.forEach((name, value) -> {
      if (name.equalsIgnoreCase("connection")) {
        String options = withoutOptions(value);
        if (!options.isEmpty()) {
          kept.add(name, options);
        }
      } else if (!name.equalsIgnoreCase("upgrade") && !name.equalsIgnoreCase("http2-settings")) {
        kept.add(name, value);
      }
    });
    return kept.build();
  }

  private static String withoutOptions(String connection) {
    StringBuilder kept = new StringBuilder();
    for (String option : connection.split(",", -1)) {
      String name = option.trim();
      if (!name.isEmpty()
          && !name.equalsIgnoreCase("upgrade")
          && !name.equalsIgnoreCase("http2-settings")) {
        kept.append(kept.length() == 0 ? "" : ", ").append(name);
      }
    }
    return kept.toString();
  }

  private static CompletionStage<Opening> refused(
      RequestHead head, int status, String code, String message) {
    return CompletableFuture.completedFuture(new Opening.Refuse(
        GatewayError.of(status, code, message, UUID.randomUUID().toString(), head.target())));
  }
}
