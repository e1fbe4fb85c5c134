package dev.lictor.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lictor.Abort;
import dev.lictor.Drain;
import dev.lictor.http.Headers;
import dev.lictor.http.ResponseHead;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(30)
@ExtendWith(Leaks.class)
@SuppressWarnings({"FutureReturnValueIgnored", "ReferenceEquality"})
class AnswerTest {

  private static final String GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final HandlerOptions BY_APPLICATION =
      HandlerOptions.DEFAULT.with(HandlerOptions.Sending.SAID_BY_APPLICATION);

  private final BlockingQueue<String> seen = Application.queue();
  private final RecordingExchange exchange = new RecordingExchange();

  private Server server(BiConsumer<ChannelHandlerContext, HttpRequest> answer) {
    return new Server(
        Scripted.passing(exchange), () -> new Application(seen, (ctx, request) -> {}, answer));
  }

  @Test
  void handsOnTheBodyOfAnUngovernedRequestWhileItComes() throws Exception {
    try (Server server = new Server(Scripted.passing(exchange), () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send("PUT /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
      assertThat(Application.next(seen)).isEqualTo("PUT /a 2");
      assertThat(Application.next(seen)).isEqualTo("abc");
      client.send("3\r\ndef\r\n0\r\nX-Trailer: kept\r\n\r\n");

      assertThat(Application.next(seen)).isEqualTo("def");
      assertThat(Application.next(seen)).isEqualTo("last1");
      assertThat(client.readTo("/a")).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void passesEachPieceOfAStreamWhenItIsFlushed() throws Exception {
    CompletableFuture<ChannelHandlerContext> context = new CompletableFuture<>();
    try (Server server = server((ctx, request) -> {
          Application.head(ctx, 200, "Transfer-Encoding", "chunked", "x-Odd-CASE", "1");
          Application.piece(ctx, "one");
          context.complete(ctx);
        });
        Client client = server.connect()) {
      client.send(GET);
      String first = client.readTo("one\r\n");
      ChannelHandlerContext ctx = context.get(10, TimeUnit.SECONDS);
      ctx.executor().execute(() -> {
        Application.piece(ctx, "two");
        Application.last(ctx);
      });
      String second = client.readTo("0\r\n\r\n");

      assertThat(first).contains("x-Odd-CASE: 1\r\n");
      assertThat(second).isEqualTo("3\r\ntwo\r\n0\r\n\r\n");
      assertThat(exchange.ended())
          .containsExactly("sending", "responded 200", "pass one", "pass two", "end");
    }
  }

  @Test
  void writesTheVeryBufferThatTheEngineDidNotChange() throws Exception {
    CompletableFuture<Boolean> same = new CompletableFuture<>();
    try (Server server = server((ctx, request) -> {
          DefaultHttpContent piece = new DefaultHttpContent(Application.text("one"));
          ctx.channel()
              .pipeline()
              .addAfter(
                  ctx.channel().pipeline().firstContext().name(),
                  "spy",
                  new ChannelOutboundHandlerAdapter() {
                    @Override
                    public void write(
                        ChannelHandlerContext spied, Object message, ChannelPromise promise) {
                      if (message instanceof DefaultHttpContent content) {
                        same.complete(content == piece);
                      }
                      spied.write(message, promise);
                    }
                  });
          Application.head(ctx, 200, "Content-Length", "3");
          ctx.write(piece);
          Application.last(ctx);
        });
        Client client = server.connect()) {
      client.send(GET);
      client.readTo("one");

      assertThat(same.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void chunksAnAnswerWhoseLengthTheEngineTookAway() throws Exception {
    exchange
        .editing(head -> head.with(head.headers().without(List.of("Content-Length"))))
        .rewriting(text -> text.toUpperCase(Locale.ROOT), "+tail");
    try (Server server = server((ctx, request) -> Application.whole(ctx, "abc"));
        Client client = server.connect()) {
      client.send(GET);

      String answer = client.readTo("0\r\n\r\n");

      assertThat(answer).containsIgnoringCase("transfer-encoding: chunked");
      assertThat(answer).contains("ABC+tail").doesNotContainIgnoringCase("content-length");
    }
  }

  @Test
  void endsAnAnswerOfUnknownLengthByClosingForHttp10() throws Exception {
    exchange
        .editing(head -> head.with(head.headers().without(List.of("Content-Length"))))
        .rewriting(text -> text + text, "");
    try (Server server = server((ctx, request) -> Application.whole(ctx, "abc"));
        Client client = server.connect()) {
      client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");

      assertThat(client.readToEnd()).endsWith("\r\n\r\nabcabc");
    }
  }

  @Test
  void saysAnotherStatusIfTheEngineDoes() throws Exception {
    exchange
        .editing(head -> new ResponseHead(502, Headers.of("Content-Length", "4")))
        .rewriting(text -> "", "gone");
    try (Server server = server((ctx, request) -> {
          Application.head(ctx, 302, "Location", "elsewhere", "Content-Length", "3");
          Application.piece(ctx, "abc");
          Application.last(ctx);
        });
        Client client = server.connect()) {
      client.send(GET);

      assertThat(client.readTo("gone")).startsWith("HTTP/1.1 502 ").doesNotContain("elsewhere");
    }
  }

  @Test
  void passesInterimAnswersWithoutTellingTheEngine() throws Exception {
    try (Server server = server((ctx, request) -> {
          Application.head(ctx, 103, "Link", "a");
          Application.last(ctx);
          Application.head(ctx, 204);
          Application.last(ctx);
        });
        Client client = server.connect()) {
      client.send(GET);

      assertThat(client.readHead()).startsWith("HTTP/1.1 103 ");
      assertThat(client.readHead()).startsWith("HTTP/1.1 204 ");
      assertThat(exchange.ended()).containsExactly("sending", "responded 204", "end");
    }
  }

  @Test
  void leavesTheLengthOfAnAnswerToHeadAlone() throws Exception {
    try (Server server = server((ctx, request) -> {
          Application.head(ctx, 200, "Content-Length", "1000");
          Application.last(ctx);
        });
        Client client = server.connect()) {
      client.send("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n" + GET);

      assertThat(client.readHead()).contains("Content-Length: 1000");
      assertThat(client.readHead()).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void servesPipelinedRequestsOneAfterAnotherInOrder() throws Exception {
    try (Server server = new Server(Scripted.passing(exchange), () -> Application.answering(seen));
        Client client = server.connect()) {
      StringBuilder requests = new StringBuilder();
      for (int i = 0; i < 500; i++) {
        requests.append("GET ").append(i % 3 == 1 ? "/no" : "/r").append(i);
        requests.append(" HTTP/1.1\r\nHost: x\r\n\r\n");
      }
      client.send(requests.toString());

      for (int i = 0; i < 500; i++) {
        String answer = client.readTo(i % 3 == 1 ? "\r\n\r\nno" : "/r" + i);
        assertThat(answer).startsWith(i % 3 == 1 ? "HTTP/1.1 403 " : "HTTP/1.1 200 ");
      }
    }
  }

  @Test
  void doesNotBeginTheNextRequestBeforeTheAnswerIsComplete() throws Exception {
    CompletableFuture<ChannelHandlerContext> context = new CompletableFuture<>();
    try (Server server = server((ctx, request) -> {
          if (!context.complete(ctx)) {
            Application.whole(ctx, "second");
          }
        });
        Client client = server.connect()) {
      client.send(GET + "GET /b HTTP/1.1\r\nHost: x\r\n\r\n");
      ChannelHandlerContext ctx = context.get(10, TimeUnit.SECONDS);
      CompletableFuture<List<String>> before = new CompletableFuture<>();
      CompletableFuture<Boolean> reads = new CompletableFuture<>();
      ctx.executor().execute(() -> {
        before.complete(List.copyOf(seen));
        reads.complete(ctx.channel().config().isAutoRead());
        Application.whole(ctx, "first");
      });
      String both = client.readTo("second");

      assertThat(before.get()).containsExactly("GET /a 1", "last0");
      assertThat(reads.get()).isFalse();
      assertThat(both).containsSubsequence("first", "second");
    }
  }

  @Test
  void tellsTheEngineThatTheCallerWentAwayWhileTheAnswerWasAwaited() throws Exception {
    try (Server server = server((ctx, request) -> {});
        Client client = server.connect()) {
      client.send(GET);
      assertThat(Application.next(seen)).isEqualTo("GET /a 1");
      client.vanish();

      assertThat(exchange.ended()).containsExactly("sending", "callerGone", "abort CALLER_GONE");
    }
  }

  @Test
  void releasesACallThatTheApplicationHadNotSent() throws Exception {
    try (Server server =
            new Server(Scripted.passing(exchange), BY_APPLICATION, () -> Application.silent(seen));
        Client client = server.connect()) {
      client.send(GET);
      assertThat(Application.next(seen)).isEqualTo("GET /a 1");
      client.vanish();

      assertThat(exchange.ended()).containsExactly("abort NEVER_SENT");
    }
  }

  @Test
  void releasesACallThatTheApplicationAnsweredItself() throws Exception {
    try (Server server = new Server(
            Scripted.passing(exchange), BY_APPLICATION, () -> Application.answering(seen));
        Client client = server.connect()) {
      client.send(GET);
      client.readTo("/a");
      client.send(GET);
      client.readTo("/a");

      assertThat(exchange.ended()).containsExactly("abort NEVER_SENT", "abort NEVER_SENT");
    }
  }

  @Test
  void endsACallOnceIfTheApplicationAbortsItAndThenAnswers() throws Exception {
    try (Server server = server((ctx, request) -> {
          Call call = Call.current(ctx.channel()).orElseThrow();
          call.abort(Abort.UPSTREAM_FAILED);
          call.abort(Abort.HOST_FAILED);
          Application.whole(ctx, "sorry");
        });
        Client client = server.connect()) {
      client.send(GET);
      client.readTo("sorry");

      assertThat(exchange.told).containsExactly("sending", "abort UPSTREAM_FAILED");
    }
  }

  @Test
  void endsACallWhoseApplicationClosesInTheMiddleOfTheAnswer() throws Exception {
    try (Server server = server((ctx, request) -> {
          Application.head(ctx, 200, "Content-Length", "100");
          Application.piece(ctx, "abc");
          ctx.close();
        });
        Client client = server.connect()) {
      client.send(GET);

      assertThat(client.readToEnd()).endsWith("abc");
      assertThat(exchange.ended())
          .containsExactly("sending", "responded 200", "pass abc", "abort HOST_FAILED");
    }
  }

  @Test
  void letsTheApplicationLearnTheRestOfAnAnswerThatNobodyAwaits() throws Exception {
    exchange.draining(new Drain(1000, Duration.ofMinutes(1)));
    ChannelInboundHandlerAdapter application = new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof LastHttpContent) {
          Application.head(ctx, 200, "Content-Length", "6");
          Application.piece(ctx, "abc");
        }
        ReferenceCountUtil.release(message);
      }

      @Override
      public void channelInactive(ChannelHandlerContext ctx) {
        Call call = Call.current(ctx.channel()).orElseThrow();
        assertThat(call.takeOver().maxBytes()).isEqualTo(1000);
        ctx.executor().execute(() -> {
          call.learn(new DefaultHttpContent(Application.text("def")));
          call.learn(LastHttpContent.EMPTY_LAST_CONTENT);
          call.abort(Abort.CALLER_GONE);
        });
      }
    };
    try (Server server = new Server(Scripted.passing(exchange), () -> application);
        Client client = server.connect()) {
      client.send(GET);
      client.readTo("abc");
      client.vanish();

      assertThat(exchange.ended())
          .containsExactly("sending", "responded 200", "pass abc", "callerGone", "pass def", "end");
    }
  }

  @Test
  void learnsAWholeAnswerAfterTheCallerWentAway() {
    Call call = new Call(exchange.draining(new Drain(10, Duration.ofMinutes(1))), true);
    assertThat(call.sending()).isTrue();
    call.callerGone();
    assertThat(call.takeOver().worthwhile()).isTrue();
    call.leave();

    call.learn(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.EARLY_HINTS));
    call.learn(LastHttpContent.EMPTY_LAST_CONTENT);
    call.learn(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    call.learn(LastHttpContent.EMPTY_LAST_CONTENT);

    assertThat(exchange.told).containsExactly("sending", "callerGone", "responded 200", "end");
    assertThat(call.sending()).isFalse();
  }
}
