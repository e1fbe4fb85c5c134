package dev.lictor.schema.aicore;

import java.util.Locale;

/** What harm an operation of the control plane can do; each has one, the first in this order that fits. Immutable. */
public enum Risk {
  /**
   * Starts work that calls models, now or by a schedule: batches, executions, execution schedules, grounding pipelines, searches and
   * documents (each text is embedded).
   */
  SPEND,
  /**
   * Changes what a governed id or name means: configurations, deployments and their re-pointing, stored prompts and orchestration
   * configurations, and the git repositories from which these are synchronised.
   */
  REROUTE,
  /**
   * Handles credentials, or lets prompts and files in or out past every model call: secrets of all kinds, files of data sets, logs,
   * records of inferences.
   */
  SECRETS,
  /** Shows or changes who shares the tenant and what they may use: resource groups, nodes, quota requests, the tenant itself. */
  TENANCY,
  /** Reads what describes: scenarios, models, deployments, counts, status. It changes nothing and calls no model. */
  READ,
  /** Changes something else: stops or deletes work, registers an artifact, writes metrics. */
  WRITE;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the risk in lower case. */
  public String word() {
    return word;
  }
}
