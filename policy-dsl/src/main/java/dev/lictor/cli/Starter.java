package dev.lictor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The starter policies of {@code examples/policies/starter}, by the names of their folders. Immutable. */
enum Starter {
  /** Only these models, for everybody. */
  ALLOWLIST,
  /** What a Content-as-a-Service offering allows and forbids. */
  CAAS_PARITY,
  /** Models and hosts in the European Union only. */
  EU_RESIDENCY,
  /** Masking and filters for every completion. */
  MASK_AND_FILTER,
  /** A free plan and a standard plan. */
  PLAN_QUOTAS,
  /** Models and tokens for each team. */
  TEAM_BUDGETS,
  /** One vendor is trusted, others after a review. */
  VENDOR_TRUST;

  /** The files that a starter may have. */
  static final List<String> FILES =
      List.of("policy.yaml", "policy.test.yaml", "teams.yaml", "models.yaml");

  @Override
  public String toString() {
    return Words.of(this);
  }

  /** Returns its files, whose policy has the name. */
  Map<String, String> files(String name) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    for (String file : FILES) {
      Optional<String> text = read(file);
      if (text.isPresent()) {
        files.put(file, text.get().replace("\n  name: " + this + '\n', "\n  name: " + name + '\n'));
      }
    }
    return files;
  }

  private Optional<String> read(String file) throws IOException {
    try (InputStream in = Starter.class.getResourceAsStream("starter/" + this + '/' + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
