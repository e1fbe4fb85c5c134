package dev.lictor.example.proxy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.List;

/**
 * The client's side of HTTP/1.1, one request at a time. Unlike Netty's own codec it tells whether bytes are left over: what an
 * upstream sends beyond an answer would become the beginning of the next one. One instance for each channel.
 */
final class UpstreamCodec
    extends CombinedChannelDuplexHandler<UpstreamCodec.Decoder, UpstreamCodec.Encoder> {

  private HttpMethod method = HttpMethod.GET;

  UpstreamCodec(Traffic traffic) {
    HttpDecoderConfig config = new HttpDecoderConfig()
        .setMaxInitialLineLength(traffic.maxLineBytes())
        .setMaxHeaderSize(traffic.maxHeaderBytes());
    init(new Decoder(config), new Encoder());
  }

  /** Returns whether all that came was part of an answer. */
  boolean clean() {
    return inboundHandler().clean();
  }

  final class Decoder extends HttpResponseDecoder {

    Decoder(HttpDecoderConfig config) {
      super(config);
    }

    boolean clean() {
      return actualReadableBytes() == 0;
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
      boolean interim = message instanceof HttpResponse answer
          && answer.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      return (!interim && method.equals(HttpMethod.HEAD)) || super.isContentAlwaysEmpty(message);
    }
  }

  final class Encoder extends HttpRequestEncoder {

    @Override
    protected void encode(ChannelHandlerContext ctx, Object message, List<Object> out)
        throws Exception {
      if (message instanceof HttpRequest request) {
        method = request.method();
      }
      super.encode(ctx, message, out);
    }
  }
}
