package dev.lictor.example.simulator.orchestration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What is stored elsewhere and only named in a request. Implementations are thread-safe. */
public interface References {
  /** Finds what {@code config_ref} names. The node must not be changed. */
  Optional<JsonNode> config(JsonNode reference);

  /** Finds what {@code template_ref} names. The node must not be changed. */
  Optional<JsonNode> template(JsonNode reference);
}
