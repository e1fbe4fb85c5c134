package dev.lictor.example.simulator.responses;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.model.LanguageModel;
import java.util.List;

/**
 * A response as it is kept. Immutable; its nodes must not be changed.
 *
 * @param model the model that made it
 * @param writer writes it
 * @param conversation all that was said until now, its own answer at the end
 * @param state how far it has come
 */
record StoredResponse(
    LanguageModel model,
    ResponseWriter writer,
    List<ObjectNode> conversation,
    ResponseState state) {
  StoredResponse with(ResponseState next) {
    return new StoredResponse(model, writer, conversation, next);
  }
}
