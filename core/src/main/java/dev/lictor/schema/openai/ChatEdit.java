package dev.lictor.schema.openai;

import dev.lictor.call.CallFacts;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonNode;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.Lowering;
import dev.lictor.schema.Mandatable;
import dev.lictor.schema.Tightened;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Gives a chat completion what is mandated: caps and parameters. Not instantiable; all functions are pure. */
final class ChatEdit {

  private static final String OLD_CAP = "max_tokens";
  private static final String NEW_CAP = "max_completion_tokens";

  /**
   * OpenAI's models that take the old name of the cap. Azure's API knows the new one since 2024-09-01-preview only; models that reason
   * take no other.
   */
  private static final List<String> TAKE_OLD_CAP =
      List.of("gpt-3", "gpt-4", "chatgpt-4", "ft:gpt-3", "ft:gpt-4");

  private static final Mandatable OF_OPENAI = of(Vendor.OPENAI);
  private static final Mandatable OF_MISTRAL = of(Vendor.MISTRAL);
  private static final Mandatable OF_PERPLEXITY = of(Vendor.PERPLEXITY);
  private static final Mandatable OF_OPEN = of(Vendor.OPEN);

  private ChatEdit() {}

  private static Mandatable of(Vendor vendor) {
    return Mandatable.of(ChatRequest.parameters(vendor));
  }

  static Mandatable mandatable(Operation operation) {
    return switch (Vendor.of(operation)) {
      case OPENAI -> OF_OPENAI;
      case MISTRAL -> OF_MISTRAL;
      case PERPLEXITY -> OF_PERPLEXITY;
      case OPEN -> OF_OPEN;
    };
  }

  static Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return mandatable(operation).tighten(operation, body, mandate, root -> {
      ChatCall call = ChatRequest.read(new JsonReader(body), Vendor.of(operation));
      if (call.prompt.exceeds(mandate.caps())) {
        return Optional.of(Prompt.UNCAPPED);
      }
      cap(root, mandate.caps(), takesOldCap(operation, call));
      return Optional.empty();
    });
  }

  private static void cap(JsonNode root, Caps caps, boolean old) {
    Lowering.orPut(root, caps.outputTokens(), old ? OLD_CAP : NEW_CAP, old ? NEW_CAP : OLD_CAP);
    Lowering.ifThere(root, caps.choices(), "n");
  }

  private static boolean takesOldCap(Operation operation, ChatCall call) {
    if (Vendor.of(operation) != Vendor.OPENAI) {
      return true;
    }
    CallFacts.Builder facts = CallFacts.builder();
    Models.add(facts, operation, call.model, call.outputCapTokens, call.choices);
    for (ModelRef model : facts.build().models()) {
      if (TAKE_OLD_CAP.stream().noneMatch(model.name()::startsWith)) {
        return false;
      }
    }
    return true;
  }
}
