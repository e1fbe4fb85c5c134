package dev.lictor.benchmark;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** A Markdown table of processor times, rates and allocation, and of each time beside Jackson's in the same run. Not instantiable. */
final class RatioTable {

  private static final String ALLOCATION = "gc.alloc.rate.norm";
  private static final String MEASURE = "jackson";
  private static final String HEAD = """

      | what | dialect | KB | CPU ns/op | MB/s a core | B/op | Jackson's time |
      |---|---|---:|---:|---:|---:|---:|
      """;

  private RatioTable() {}

  static String of(Collection<RunResult> results) {
    Map<String, Double> measures = new HashMap<>();
    for (RunResult result : results) {
      if (method(result).equals(MEASURE)) {
        measures.put(group(result), nanos(result));
      }
    }
    StringBuilder table = new StringBuilder(HEAD);
    for (RunResult result : results) {
      table.append(row(result, measures.get(group(result))));
    }
    return table.toString();
  }

  private static String row(RunResult result, @Nullable Double measure) {
    BenchmarkParams params = result.getParams();
    String dialect = params.getParam("dialect");
    String kilobytes = params.getParam("kilobytes");
    double nanos = nanos(result);
    int bytes = bytes(group(result), dialect, kilobytes);
    Result<?> allocation = result.getSecondaryResults().get(ALLOCATION);
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.0f | %.0f | %.0f | %s |%n",
        type(result) + '.' + method(result),
        dialect == null ? "" : Dialect.valueOf(dialect).folder(),
        kilobytes == null ? "4" : kilobytes,
        nanos,
        bytes * 1e3 / nanos,
        allocation == null ? Double.NaN : allocation.getScore(),
        measure == null ? "" : String.format(Locale.ROOT, "%.2f×", nanos / measure));
  }

  private static int bytes(String group, String dialect, String kilobytes) {
    if (dialect == null || kilobytes == null) {
      return DecideBenchmark.BODY_BYTES;
    }
    Dialect measured = Dialect.valueOf(dialect);
    int size = Integer.parseInt(kilobytes) << 10;
    if (group.startsWith("Read")) {
      return measured.request(size).length;
    }
    return group.startsWith("Whole") ? measured.answer(size).length : measured.stream(size).length;
  }

  private static double nanos(RunResult result) {
    Result<?> processor = result.getSecondaryResults().get(CpuTimeProfiler.LABEL);
    return (processor == null ? result.getPrimaryResult() : processor).getScore();
  }

  private static String type(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    int method = benchmark.lastIndexOf('.');
    String type = benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1, method);
    return type.replace("Benchmark", "");
  }

  private static String method(RunResult result) {
    return result.getPrimaryResult().getLabel();
  }

  private static String group(RunResult result) {
    BenchmarkParams params = result.getParams();
    StringBuilder group = new StringBuilder(type(result));
    for (String key : params.getParamsKeys()) {
      group.append(' ').append(params.getParam(key));
    }
    return group.toString();
  }
}
