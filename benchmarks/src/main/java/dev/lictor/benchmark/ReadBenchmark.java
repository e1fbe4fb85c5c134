package dev.lictor.benchmark;

import dev.lictor.call.CallFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Strict reading of a request to facts, and the edit that asks for usage. Confined to one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the set-up
public class ReadBenchmark {

  /** The wire format. */
  @Param
  public Dialect dialect;

  /** The size of the body. */
  @Param({"1", "4", "64"})
  public int kilobytes;

  private final Tokens tokens = new Tokens();
  private byte[] bytes;
  private ByteBuffer body;

  /** Makes the body. */
  @Setup
  public void fill() {
    bytes = dialect.request(kilobytes << 10);
    body = ByteBuffer.wrap(bytes);
  }

  /** Reads the body to facts. */
  @Benchmark
  public CallFacts read() {
    return dialect.read(body);
  }

  /** Makes the body ask for usage. */
  @Benchmark
  public ByteBuffer askForUsage() {
    return dialect.askForUsage(body);
  }

  /** Tokenises the same bytes with Jackson. */
  @Benchmark
  public int jackson() throws IOException {
    return tokens.count(bytes);
  }
}
