package dev.lictor.call;

import java.util.List;
import java.util.Objects;

/**
 * What the control plane says that a deployment serves. While a deployment is being re-pointed several models may answer, and all
 * of them are named. Immutable.
 *
 * @param scenario the scenario, such as {@code foundation-models} or {@code orchestration}; empty if nobody asked
 * @param executable the executable, such as {@code azure-openai}; empty if nobody asked
 * @param models the models, with the role {@code deployment}; none for orchestration, which takes any
 */
public record Served(String scenario, String executable, List<ModelRef> models) {

  /** Nobody asked the control plane, or the path names no deployment. */
  public static final Served UNKNOWN = new Served("", "", List.of());

  /** Copies the models. */
  public Served {
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(executable, "executable");
    models = List.copyOf(models);
  }

  /** Returns whether the control plane was asked. */
  public boolean known() {
    return !scenario.isEmpty();
  }
}
