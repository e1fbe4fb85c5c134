package dev.lictor.benchmark;

import dev.lictor.Abort;
import dev.lictor.Admission;
import dev.lictor.Opening;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A whole decision: a 4 KB body of orchestration, a token that was seen before, twenty rules, and three budgets in memory, held and
 * given back. Confined to one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up
public class DecideBenchmark {

  static final int BODY_BYTES = 4096;

  private final Tokens tokens = new Tokens();
  private final Peer peer = Peer.at(InetAddress.getLoopbackAddress());
  private Gateway gateway;
  private byte[] bytes;
  private ByteBuffer body;
  private RequestHead head;

  /** Starts the engine, and lets it see the token. */
  @Setup
  public void start() {
    gateway = new Gateway();
    bytes = Dialect.ORCHESTRATION_V2.request(BODY_BYTES);
    body = ByteBuffer.wrap(bytes);
    head = gateway.head(bytes.length);
    try {
      gateway.meet(head, peer);
      decide();
    } catch (RuntimeException e) {
      gateway.close();
      throw e;
    }
  }

  /** Ends the engine. */
  @TearDown
  public void end() {
    gateway.close();
  }

  /** Opens and admits a call, and gives back what was held. */
  @Benchmark
  public Admission decide() {
    Opening opening = gateway.lictor().open(head, peer).toCompletableFuture().join();
    if (!(opening instanceof Opening.Collect collect)) {
      throw new IllegalStateException("the head was refused");
    }
    collect.call().receive(body.duplicate()).ifPresent(no -> {
      throw new IllegalStateException("the body was refused");
    });
    Admission admission = collect.call().admit().toCompletableFuture().join();
    if (!(admission instanceof Admission.Forward forward)) {
      throw new IllegalStateException("the call was refused");
    }
    forward.exchange().abort(Abort.NEVER_SENT);
    return admission;
  }

  /** Tokenises the same body with Jackson. */
  @Benchmark
  public int jackson() throws IOException {
    return tokens.count(bytes);
  }
}
