package dev.lictor.schema.cohere;

import dev.lictor.call.Operation;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.Lowering;
import dev.lictor.schema.Mandatable;
import dev.lictor.schema.ParameterPlaces;
import dev.lictor.schema.Tightened;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Gives a chat what is mandated: a cap and parameters. A ranking writes nothing, so it fulfils every cap. Not instantiable; all
 * functions are pure.
 */
final class CallEdit {

  static final Mandatable OF_CHAT = Mandatable.of(ParameterPlaces.atTop(ChatRequest.HARMLESS));
  static final Mandatable OF_RANKING = Mandatable.of(ParameterPlaces.NONE);

  private CallEdit() {}

  static Tightened chat(Operation operation, ByteBuffer body, Mandate mandate) {
    return OF_CHAT.tighten(operation, body, mandate, root -> {
      Lowering.orPut(root, mandate.caps().outputTokens(), "max_tokens");
      return Optional.empty();
    });
  }

  static Tightened ranking(Operation operation, ByteBuffer body, Mandate mandate) {
    return OF_RANKING.unchanged(operation, body, mandate);
  }
}
