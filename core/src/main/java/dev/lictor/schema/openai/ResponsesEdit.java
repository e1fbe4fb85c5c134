package dev.lictor.schema.openai;

import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.Lowering;
import dev.lictor.schema.Mandatable;
import dev.lictor.schema.ParameterPlaces;
import dev.lictor.schema.Tightened;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Gives a request for a response what is mandated: a cap and parameters. Not instantiable; all functions are pure. */
final class ResponsesEdit {

  static final Mandatable MANDATABLE =
      Mandatable.of(ParameterPlaces.atTop(ResponsesRequest.HARMLESS));

  private ResponsesEdit() {}

  static Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return MANDATABLE.tighten(operation, body, mandate, root -> {
      if (ResponsesRequest.read(new JsonReader(body)).prompt.exceeds(mandate.caps())) {
        return Optional.of(Prompt.UNCAPPED);
      }
      Lowering.orPut(root, mandate.caps().outputTokens(), "max_output_tokens");
      return Optional.empty();
    });
  }

  /** Tightens what is asked of a response later: there is nothing to write, and parameters it has none. */
  static Tightened later(Operation operation, ByteBuffer body, Mandate mandate) {
    return MANDATABLE.unchanged(operation, body, mandate);
  }
}
