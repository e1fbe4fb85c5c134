package dev.lictor.example.simulator;

import static dev.lictor.example.simulator.Aicore.ALPHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lictor.example.simulator.behaviour.BehaviourRule;
import dev.lictor.example.simulator.behaviour.Fault;
import dev.lictor.example.simulator.exchange.BodyTally;
import dev.lictor.example.simulator.exchange.PseudoRandomBytes;
import dev.lictor.example.simulator.traffic.RecordState;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private static final String FILE = "/v2/lm/dataset/files/folder/big.bin";
  private static final long SLACK_BYTES = 16L << 20;

  private Aicore aicore;

  @BeforeEach
  void start() throws Exception {
    aicore = Aicore.start();
  }

  @AfterEach
  void stop() {
    aicore.close();
  }

  private static String sha256(long length) {
    BodyTally tally = new BodyTally(0);
    PseudoRandomBytes bytes = new PseudoRandomBytes(length);
    for (byte[] next = bytes.next(); next != null; next = bytes.next()) {
      tally.add(ByteBuffer.wrap(next));
    }
    return tally.soFar().sha256();
  }

  @Test
  void keepsAndReturnsASmallFile() throws Exception {
    HttpResponse<String> put =
        aicore.send(aicore.as(ALPHA, FILE).PUT(BodyPublishers.ofString("hello")));
    HttpResponse<String> again =
        aicore.send(aicore.as(ALPHA, FILE).PUT(BodyPublishers.ofString("other")));
    HttpResponse<String> overwritten = aicore.send(
        aicore.as(ALPHA, FILE + "?overwrite=true").PUT(BodyPublishers.ofString("other")));
    HttpResponse<String> got = aicore.get(ALPHA, FILE);
    HttpResponse<String> deleted = aicore.send(aicore.as(ALPHA, FILE).DELETE());

    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(put.body()).contains("ai://folder/big.bin");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(overwritten.statusCode()).isEqualTo(201);
    assertThat(got.body()).isEqualTo("other");
    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(aicore.get(ALPHA, FILE).statusCode()).isEqualTo(404);
  }

  @Test
  void countsALargeUploadAndKeepsOnlyItsBeginning() throws Exception {
    long length = 64L << 20;
    PseudoRandomBytes bytes = new PseudoRandomBytes(length);

    HttpResponse<String> put = aicore.send(aicore
        .as(ALPHA, FILE)
        .PUT(BodyPublishers.fromPublisher(
            BodyPublishers.ofByteArrays(() -> new Iterator<>() {
              private byte[] ahead = DatasetTest.next(bytes);

              @Override
              public boolean hasNext() {
                return ahead.length > 0;
              }

              @Override
              public byte[] next() {
                byte[] now = ahead;
                ahead = DatasetTest.next(bytes);
                return now;
              }
            }),
            length)));

    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(aicore.last().body().length()).isEqualTo(length);
    assertThat(aicore.last().body().sha256()).isEqualTo(sha256(length));
    assertThat(aicore.last().body().kept()).hasSize(1 << 20);
    assertThat(aicore.get(ALPHA, FILE).statusCode()).isEqualTo(501);
  }

  private static byte[] next(PseudoRandomBytes bytes) {
    byte[] next = bytes.next();
    return next == null ? new byte[0] : next;
  }

  @Test
  void streamsAsManyPseudoRandomBytesAsAskedFor() throws Exception {
    long length = (64L << 20) + 13;

    HttpResponse<InputStream> got = aicore.http.send(
        aicore.as(ALPHA, FILE + "?size=" + length).build(), BodyHandlers.ofInputStream());
    BodyTally tally = new BodyTally(0);
    byte[] buffer = new byte[1 << 16];
    for (int n = got.body().read(buffer); n >= 0; n = got.body().read(buffer)) {
      tally.add(ByteBuffer.wrap(buffer, 0, n));
    }

    assertThat(got.headers().firstValueAsLong("content-length")).hasValue(length);
    assertThat(tally.soFar().length()).isEqualTo(length);
    assertThat(tally.soFar().sha256())
        .isEqualTo(sha256(length))
        .isEqualTo(aicore.last().answer().sha256());
  }

  @Test
  void makesNoMoreOfADownloadThanTheClientTakes() throws Exception {
    long taken = 32L << 20;
    try (Socket socket = aicore.socket()) {
      Aicore.write(
          socket,
          "GET " + FILE + "?size=" + (2L << 30)
              + " HTTP/1.1\r\nHost: x\r\nAI-Resource-Group: shared\r\nAuthorization: Bearer "
              + aicore.simulator.mint().token(ALPHA) + "\r\n\r\n");
      socket.getInputStream().skipNBytes(taken);
    }

    assertThat(aicore.simulator.awaitRequests(
            all -> all.get(0).state() == RecordState.ABORTED, Aicore.AT_MOST))
        .isTrue();
    assertThat(aicore.last().answer().length()).isBetween(taken - 1024, taken + SLACK_BYTES);
  }

  @Test
  void takesNoMoreOfAnUploadWhileItIsToldNotToRead() throws Exception {
    aicore.simulator.behaviour(BehaviourRule.on(FILE).failing(Fault.STOP_READING));
    long length = 64L << 20;
    PseudoRandomBytes bytes = new PseudoRandomBytes(length);

    try (Socket socket = aicore.socket()) {
      Aicore.write(
          socket,
          "PUT " + FILE + " HTTP/1.1\r\nHost: x\r\nAI-Resource-Group: shared\r\nContent-Length: "
              + length + "\r\nAuthorization: Bearer " + aicore.simulator.mint().token(ALPHA)
              + "\r\n\r\n");
      CompletableFuture<Boolean> upload = CompletableFuture.supplyAsync(() -> {
        try {
          for (byte[] next = next(bytes); next.length > 0; next = next(bytes)) {
            socket.getOutputStream().write(next);
          }
          return true;
        } catch (IOException failed) {
          return false;
        }
      });
      assertThat(aicore.simulator.awaitRequests(all -> all.size() == 1, Aicore.AT_MOST))
          .isTrue();
      assertThatThrownBy(() -> upload.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      aicore.simulator.release();

      assertThat(upload.join()).isTrue();
      assertThat(aicore.simulator.awaitRequests(
              all -> all.get(0).state() == RecordState.COMPLETE, Aicore.AT_MOST))
          .isTrue();
      assertThat(aicore.last().body().sha256()).isEqualTo(sha256(length));
    }
  }
}
