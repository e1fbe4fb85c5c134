package dev.lictor.example.proxy;

import dev.lictor.netty.LictorHandler;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of HTTP/1.1, which takes a request framed in two ways for an attack (RFC 9112 §6.3) where Netty's own
 * codec chooses one of them, and so one with a continued header line, a target that is not of visible ASCII characters, no
 * {@code Host}, or another version than 1.0 and 1.1. One instance for each channel.
 */
final class StrictServerCodec
    extends CombinedChannelDuplexHandler<HttpRequestDecoder, HttpResponseEncoder> {

  private final Queue<HttpMethod> methods = new ArrayDeque<>(2);

  StrictServerCodec(Traffic traffic, Duration headTime) {
    HttpDecoderConfig config = new HttpDecoderConfig()
        .setMaxInitialLineLength(traffic.maxLineBytes())
        .setMaxHeaderSize(traffic.maxHeaderBytes())
        .setStrictLineParsing(true);
    init(new Decoder(config, methods, headTime), new Encoder(methods));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // closing cannot fail in a way that matters
  private static final class Decoder extends HttpRequestDecoder {

    private final Queue<HttpMethod> methods;
    private final long headMillis;
    private final HeadLines lines = new HeadLines();
    private @Nullable ScheduledFuture<?> deadline;

    Decoder(HttpDecoderConfig config, Queue<HttpMethod> methods, Duration headTime) {
      super(config);
      this.methods = methods;
      this.headMillis = headTime.toMillis();
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out)
        throws Exception {
      int before = out.size();
      int from = buffer.readerIndex();
      lines.look(buffer);
      super.decode(ctx, buffer, out);
      lines.consumed(buffer.readerIndex() - from);
      for (int i = before; i < out.size(); i++) {
        if (out.get(i) instanceof HttpRequest request) {
          methods.add(request.method());
          check(request);
        }
        if (out.get(i) instanceof LastHttpContent) {
          lines.begin();
        }
      }
      watch(ctx);
    }

    /** Bounds how long a head may take from its first byte on, however few bytes come at a time. */
    private void watch(ChannelHandlerContext ctx) {
      if (!lines.unfinished()) {
        if (deadline != null) {
          deadline.cancel(false);
          deadline = null;
        }
      } else if (deadline == null) {
        deadline = ctx.executor().schedule(() -> due(ctx), headMillis, TimeUnit.MILLISECONDS);
      }
    }

    private void due(ChannelHandlerContext ctx) {
      deadline = null;
      LictorHandler handler = ctx.pipeline().get(LictorHandler.class);
      if (handler == null || handler.idle()) {
        ctx.close();
      } else {
        watch(ctx); // the answer before comes first
      }
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
      if (deadline != null) {
        deadline.cancel(false);
      }
      super.handlerRemoved0(ctx);
    }

    private void check(HttpRequest request) {
      boolean http11 = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
      boolean known = http11 || request.protocolVersion().equals(HttpVersion.HTTP_1_0);
      boolean named = !http11 || request.headers().contains(HttpHeaderNames.HOST);
      if (request.decoderResult().isSuccess()
          && (!known || !named || lines.folded() || !visible(request.uri()))) {
        request.setDecoderResult(
            DecoderResult.failure(new IllegalArgumentException("not a request of RFC 9112")));
      }
    }

    private static boolean visible(String target) {
      for (int i = 0; i < target.length(); i++) {
        char c = target.charAt(i);
        if (c <= ' ' || c >= 0x7f) {
          return false;
        }
      }
      return true;
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
      throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
    }
  }

  private static final class Encoder extends HttpResponseEncoder {

    private final Queue<HttpMethod> methods;

    Encoder(Queue<HttpMethod> methods) {
      this.methods = methods;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
      if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
        return super.isContentAlwaysEmpty(response);
      }
      return HttpMethod.HEAD.equals(methods.poll()) || super.isContentAlwaysEmpty(response);
    }
  }
}
