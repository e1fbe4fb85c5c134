package dev.lictor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.Opening;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot be forced through a socket: the order of events, and time. */
@Timeout(30)
@ExtendWith(Leaks.class)
@SuppressWarnings("FutureReturnValueIgnored") // as in applications
class LictorHandlerTest {

  private static final String GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final String CLOSING = "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

  private final RecordingExchange exchange = new RecordingExchange();
  private final BlockingQueue<String> seen = Application.queue();

  @Test
  void countsACallAsLeftByItsCallerIfTheApplicationClosesBecauseOfAReset() {
    EmbeddedChannel channel =
        channel(new LictorHandler(Scripted.passing(exchange)), Application.silent(seen));
    read(channel, GET);

    channel.pipeline().fireExceptionCaught(new IOException("Connection reset by peer"));

    assertThat(channel.isOpen()).isFalse();
    assertThat(exchange.told).containsExactly("sending", "callerGone", "abort CALLER_GONE");
    channel.finishAndReleaseAll();
  }

  @Test
  void countsACallAsFailedByItsHostIfTheApplicationClosesOfItself() {
    EmbeddedChannel channel =
        channel(new LictorHandler(Scripted.passing(exchange)), new ChannelInboundHandlerAdapter() {
          @Override
          public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            ctx.close();
          }
        });
    read(channel, GET);

    channel.pipeline().fireExceptionCaught(new IllegalStateException("of the application"));

    assertThat(exchange.told).containsExactly("sending", "abort HOST_FAILED");
    channel.finishAndReleaseAll();
  }

  @Test
  void opensNothingBehindARequestThatIsTheLastOnItsConnection() {
    List<String> opened = new ArrayList<>();
    EmbeddedChannel channel = channel(
        new LictorHandler((head, peer) -> {
          opened.add(head.target());
          return CompletableFuture.completedFuture(new Opening.Pass(head, exchange));
        }),
        Application.answering(seen));

    read(channel, CLOSING + "GET /b HTTP/1.1\r\nHost: x\r\n\r\n");
    channel.runPendingTasks();

    assertThat(opened).containsExactly("/a");
    channel.finishAndReleaseAll();
  }

  @Test
  void refusesABodyThatDoesNotComeInTime() {
    Scripted.Collecting call = new Scripted.Collecting(100);
    HandlerOptions options = HandlerOptions.DEFAULT.withCollect(Duration.ofSeconds(7));
    EmbeddedChannel channel =
        channel(new LictorHandler(Scripted.collecting(call), options), Application.answering(seen));
    channel.freezeTime();
    read(channel, "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n");

    String before = "";
    for (int second = 0; second < 7; second++) {
      before += written(channel);
      channel.advanceTimeBy(1, TimeUnit.SECONDS);
      channel.runScheduledPendingTasks();
      read(channel, "x");
    }
    String refusal = written(channel);
    channel.advanceTimeBy(2, TimeUnit.SECONDS);
    channel.runScheduledPendingTasks();

    assertThat(before).isEmpty();
    assertThat(refusal)
        .startsWith("HTTP/1.1 408 ")
        .containsIgnoringCase("connection: close")
        .contains("request_timeout");
    assertThat(call.abandoned.getCount()).isZero();
    assertThat(seen).doesNotContain("POST /a 2");
    assertThat(channel.isOpen()).isFalse();
    channel.finishAndReleaseAll();
  }

  private static EmbeddedChannel channel(LictorHandler handler, ChannelInboundHandlerAdapter app) {
    return new EmbeddedChannel(new HttpServerCodec(), handler, app);
  }

  private static void read(EmbeddedChannel channel, String text) {
    channel.writeInbound(Application.text(text));
  }

  private static String written(EmbeddedChannel channel) {
    StringBuilder all = new StringBuilder();
    for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
      all.append(next.toString(StandardCharsets.UTF_8));
      next.release();
    }
    return all.toString();
  }
}
