package dev.lictor.example.simulator.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps iterations in the order they came. To store under a version that exists makes a new iteration, its head; the older ones
 * stay to be had by their ids (provider-facts §1.12). Thread-safe.
 */
final class Shelf {
  private static final int MAX_ITERATIONS = 10_000;

  private final InstantSource clock;
  private final List<Iteration> iterations = new ArrayList<>();

  Shelf(InstantSource clock) {
    this.clock = clock;
  }

  synchronized Iteration store(
      String scope, String scenario, String name, String version, JsonNode spec) {
    Iteration iteration = new Iteration(
        UUID.randomUUID().toString(), scope, scenario, name, version, clock.instant(), spec);
    if (iterations.size() == MAX_ITERATIONS) {
      iterations.remove(0);
    }
    iterations.add(iteration);
    return iteration;
  }

  synchronized Optional<Iteration> byId(String scope, String id) {
    return iterations.stream()
        .filter(each -> each.scope().equals(scope) && each.id().equals(id))
        .findFirst();
  }

  /** Returns the head of a version; {@code latest} is the one stored last. */
  synchronized Optional<Iteration> head(
      String scope, String scenario, String name, String version) {
    return iterations.stream()
        .filter(each -> each.isOf(scope, scenario, name))
        .filter(each -> version.equals("latest") || each.version().equals(version))
        .reduce((earlier, later) -> later);
  }

  synchronized boolean isHead(Iteration iteration) {
    return iterations.stream()
        .filter(iteration::isSameVersion)
        .reduce((earlier, later) -> later)
        .filter(iteration::equals)
        .isPresent();
  }

  synchronized List<Iteration> heads(String scope) {
    return all(scope).stream().filter(this::isHead).toList();
  }

  synchronized List<Iteration> all(String scope) {
    return iterations.stream().filter(each -> each.scope().equals(scope)).toList();
  }

  synchronized boolean delete(String scope, String id) {
    return iterations.removeIf(each -> each.scope().equals(scope) && each.id().equals(id));
  }
}
