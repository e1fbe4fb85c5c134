package dev.lictor.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmarks work; how fast they are is not asserted. */
class BenchmarksTest {

  @Test
  void everyBenchmarkRunsOnce() throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options.mode(Mode.SingleShotTime).forks(0).warmupIterations(0).measurementIterations(1);
    options.timeout(TimeValue.seconds(10)).shouldFailOnError(true).verbosity(VerboseMode.SILENT);

    Collection<RunResult> results = new Runner(options.build()).run();

    assertThat(results).hasSizeGreaterThan(50);
    assertThat(RatioTable.of(results).lines())
        .hasSize(results.size() + 3)
        .noneMatch(line -> line.contains("null"));
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatIsMeteredIsFoundInEveryFormOfTheAnswer(Dialect dialect) {
    WholeBenchmark whole = new WholeBenchmark();
    StreamBenchmark stream = new StreamBenchmark();
    whole.dialect = stream.dialect = dialect;
    whole.kilobytes = stream.kilobytes = 4;

    whole.fill();
    stream.fill();

    assertThat(whole.meter().usage()).isPresent();
    assertThat(stream.meterEvents().usage())
        .isPresent()
        .isEqualTo(stream.meterReads().usage());
    assertThat(stream.meterEvents().brokeOff()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aBodyHasTheBytesThatAreAskedFor(Dialect dialect) {
    assertThat(dialect.request(4096)).hasSizeBetween(4090, 4096);
    assertThat(dialect.answer(4096)).hasSizeBetween(4090, 4096);
    assertThat(dialect.stream(65536)).hasSizeBetween(63000, 65700);
    assertThat(dialect.askForUsage(ByteBuffer.wrap(dialect.request(4096))).remaining())
        .isGreaterThan(4090);
  }
}
