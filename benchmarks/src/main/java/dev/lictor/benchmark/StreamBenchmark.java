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

/** A streamed answer, metered and cleaned, cut at its events as it mostly comes, and into large reads. Confined to one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the set-up
public class StreamBenchmark {

  /** The wire format. */
  @Param
  public Dialect dialect;

  /** The size of the answer; one of 1 KB has a single event with text, and may be larger. */
  @Param({"1", "4", "64"})
  public int kilobytes;

  private final Tokens tokens = new Tokens();
  private byte[] bytes;
  private byte[] target;
  private byte[] documents;
  private ByteBuffer[] events;
  private ByteBuffer[] reads;
  private CallFacts facts;

  /** Makes the answer. */
  @Setup
  public void fill() {
    bytes = dialect.stream(kilobytes << 10);
    target = new byte[bytes.length];
    documents = Tokens.documentsOf(bytes);
    events = Pieces.events(bytes);
    reads = Pieces.reads(bytes);
    facts = dialect.read(ByteBuffer.wrap(dialect.request(0)));
  }

  /** Meters event after event. */
  @Benchmark
  public Measured meterEvents() {
    return meter(events);
  }

  /** Meters in reads of 16 KB. */
  @Benchmark
  public Measured meterReads() {
    return meter(reads);
  }

  private Measured meter(ByteBuffer[] pieces) {
    Meter meter = dialect.meter(facts, AnswerForm.STREAM);
    for (ByteBuffer piece : pieces) {
      meter.pass(piece);
    }
    return meter.end();
  }

  /** Takes out what can be taken out, event after event. */
  @Benchmark
  public boolean redactEvents(Blackhole out) {
    return redact(events, out);
  }

  /** Takes out what can be taken out, in reads of 16 KB. */
  @Benchmark
  public boolean redactReads(Blackhole out) {
    return redact(reads, out);
  }

  private boolean redact(ByteBuffer[] pieces, Blackhole out) {
    AnswerEdit edit = dialect.edit(facts, AnswerForm.STREAM);
    boolean whole = true;
    for (ByteBuffer piece : pieces) {
      whole &= edit.pass(piece, out::consume);
    }
    return edit.end(out::consume) && whole;
  }

  /** Tokenises the events' documents with Jackson. */
  @Benchmark
  public int jackson() throws IOException {
    return tokens.count(documents);
  }

  /** Copies the bytes. */
  @Benchmark
  public byte[] copy() {
    System.arraycopy(bytes, 0, target, 0, bytes.length);
    return target;
  }
}
