package dev.lictor.example.simulator.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One iteration of a version of something stored; it never changes. Immutable; its node must not be changed.
 *
 * @param id its id
 * @param scope the resource group it belongs to, empty for the whole tenant
 * @param scenario the scenario
 * @param name the name
 * @param version the version
 * @param createdAt when it was stored
 * @param spec what is stored
 */
record Iteration(
    String id,
    String scope,
    String scenario,
    String name,
    String version,
    Instant createdAt,
    JsonNode spec) {
  boolean isOf(String asked, String askedScenario, String askedName) {
    return scope.equals(asked) && scenario.equals(askedScenario) && name.equals(askedName);
  }

  boolean isSameVersion(Iteration other) {
    return isOf(other.scope, other.scenario, other.name) && version.equals(other.version);
  }
}
