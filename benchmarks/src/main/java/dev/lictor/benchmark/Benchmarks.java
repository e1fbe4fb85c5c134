package dev.lictor.benchmark;

import java.io.IOException;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks with JMH's own options, and prints a table of ratios. Not instantiable. */
public final class Benchmarks {

  private Benchmarks() {}

  /** Runs what the options choose; {@code -h} tells of them. */
  public static void main(String[] args)
      throws CommandLineOptionException, RunnerException, IOException {
    CommandLineOptions options = new CommandLineOptions(args);
    if (options.shouldHelp()) {
      options.showHelp();
      return;
    }
    Collection<RunResult> results = new Runner(new OptionsBuilder()
            .parent(options)
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuTimeProfiler.class)
            .shouldFailOnError(true)
            .build())
        .run();
    System.out.print(RatioTable.of(results));
  }
}
