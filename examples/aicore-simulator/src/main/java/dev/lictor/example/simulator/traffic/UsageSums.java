package dev.lictor.example.simulator.traffic;

import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.TokenUsage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Sums of usage per service instance and model. Thread-safe. */
public final class UsageSums {
  private record Key(String serviceInstanceId, String model) {}

  private final Map<Key, ModelUsage> sums = new ConcurrentHashMap<>();

  /** Starts with nothing used. */
  public UsageSums() {}

  void ran(String caller, ModelRun run) {
    add(caller, run.model(), sum -> sum.plusRun(run.used()));
  }

  void reported(String caller, ModelRun run) {
    run.reported().ifPresent(usage -> add(caller, run.model(), sum -> sum.plusReport(usage)));
  }

  private void add(String caller, String model, UnaryOperator<ModelUsage> addition) {
    sums.compute(
        new Key(caller, model),
        (key, sum) -> addition.apply(
            sum == null
                ? new ModelUsage(caller, model, 0, TokenUsage.ZERO, 0, TokenUsage.ZERO)
                : sum));
  }

  /** Returns every sum, ordered by service instance and model. */
  public List<ModelUsage> all() {
    return sums.values().stream()
        .sorted(
            Comparator.comparing(ModelUsage::serviceInstanceId).thenComparing(ModelUsage::model))
        .toList();
  }
}
