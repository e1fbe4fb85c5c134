package dev.lictor.benchmark;

import dev.lictor.benchmark.Dialect.AnswerForm;
import dev.lictor.call.CallFacts;
import dev.lictor.schema.AnswerEdit;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
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
import org.openjdk.jmh.infra.Blackhole;

/** An answer that is one JSON document, metered and cleaned. Confined to one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the set-up
public class WholeBenchmark {

  /** The wire format. */
  @Param
  public Dialect dialect;

  /** The size of the answer. */
  @Param({"1", "4", "64"})
  public int kilobytes;

  private final Tokens tokens = new Tokens();
  private byte[] bytes;
  private ByteBuffer answer;
  private CallFacts facts;

  /** Makes the answer. */
  @Setup
  public void fill() {
    bytes = dialect.answer(kilobytes << 10);
    answer = ByteBuffer.wrap(bytes);
    facts = dialect.read(ByteBuffer.wrap(dialect.request(0)));
  }

  /** Meters the answer. */
  @Benchmark
  public Measured meter() {
    Meter meter = dialect.meter(facts, AnswerForm.WHOLE);
    meter.pass(answer);
    return meter.end();
  }

  /** Takes out of the answer what can be taken out. */
  @Benchmark
  public boolean redact(Blackhole out) {
    AnswerEdit edit = dialect.edit(facts, AnswerForm.WHOLE);
    return edit.pass(answer, out::consume) && edit.end(out::consume);
  }

  /** Tokenises the same bytes with Jackson. */
  @Benchmark
  public int jackson() throws IOException {
    return tokens.count(bytes);
  }
}
