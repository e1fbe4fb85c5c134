package dev.lictor.example.simulator.controlplane;

import java.util.List;

/** What a provider deploys who shares a model of every executable, and a server of its own. Immutable. */
final class DirectDeployments {
  /**
   * One deployment. Immutable.
   *
   * @param id its id
   * @param scenario the scenario
   * @param executable the executable
   * @param model the model that its configuration binds; empty for none
   */
  record Entry(String id, String scenario, String executable, String model) {}

  private static final String MODELS = "foundation-models";

  static final List<Entry> ALL = List.of(
      new Entry("d-gpt-5-01", MODELS, "azure-openai", "gpt-5"),
      new Entry("d-o3-mini-01", MODELS, "azure-openai", "o3-mini"),
      new Entry("d-embedding-01", MODELS, "azure-openai", "text-embedding-3-large"),
      new Entry("d-mistral-01", MODELS, "aicore-mistralai", "mistralai--mistral-large-instruct"),
      new Entry("d-perplexity-01", MODELS, "perplexity-ai", "sonar"),
      new Entry("d-nvidia-01", MODELS, "aicore-nvidia", "nvidia--llama-3.2-nv-embedqa-1b"),
      new Entry("d-cohere-01", MODELS, "aicore-cohere", "cohere--command-a-reasoning"),
      new Entry("d-rerank-01", MODELS, "aicore-cohere", "cohere-reranker"),
      new Entry("d-rpt-01", MODELS, "aicore-sap", "sap-rpt-1-small"),
      new Entry("d-custom-01", "my-scenario", "my-server", ""));

  private DirectDeployments() {}
}
