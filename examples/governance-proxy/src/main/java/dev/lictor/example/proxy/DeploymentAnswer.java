package dev.lictor.example.proxy;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer about deployments, held whole so that its URLs can be rewritten. Confined to one event loop. */
final class DeploymentAnswer {

  /** What vouches for bytes that are no longer the same. */
  private static final List<String> OF_THE_BYTES = List.of(
      "etag",
      "content-md5",
      "digest",
      "content-digest",
      "repr-digest",
      "transfer-encoding",
      "trailer");

  private final HttpResponse head;
  private final CompositeByteBuf body = Unpooled.compositeBuffer(Integer.MAX_VALUE);
  private final int maxBytes;

  DeploymentAnswer(HttpResponse head, int maxBytes) {
    this.head = head;
    this.maxBytes = maxBytes;
  }

  /** Returns the head as it came, or as it became. */
  HttpResponse head() {
    return head;
  }

  /** Takes a part; returns whether the answer is still small enough. */
  boolean add(HttpContent content) {
    body.addComponent(true, content.content());
    return body.readableBytes() <= maxBytes;
  }

  /** Returns the rewritten body, or null if it cannot be read. */
  @Nullable
  HttpContent rewritten(PublicUrls urls) {
    HttpHeaders headers = head.headers();
    if (!only(headers.getAll(HttpHeaderNames.CONTENT_ENCODING), "identity")
        || !only(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING), "chunked")) {
      return null;
    }
    byte[] came = ByteBufUtil.getBytes(body);
    Optional<byte[]> goes = urls.rewritten(came);
    if (goes.isEmpty()) {
      return null;
    }
    if (!Arrays.equals(came, goes.get())) {
      OF_THE_BYTES.forEach(headers::remove);
      headers.set(HttpHeaderNames.CONTENT_LENGTH, goes.get().length);
    }
    return new DefaultLastHttpContent(Unpooled.wrappedBuffer(goes.get()));
  }

  private static boolean only(List<String> codings, String readable) {
    return codings.stream().allMatch(coding -> coding.trim().equalsIgnoreCase(readable));
  }

  void release() {
    body.release();
  }
}
