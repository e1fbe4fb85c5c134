package dev.lictor.schema.openai;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Operation;
import dev.lictor.internal.json.JsonNode;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.mandate.Caps;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.CapName;
import dev.lictor.schema.Lowering;
import dev.lictor.schema.Mandatable;
import dev.lictor.schema.Tightened;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Gives a chat completion what is mandated: caps and parameters. Not instantiable; all functions are pure. */
final class ChatEdit {

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
      cap(root, mandate.caps(), nameOfCap(operation, call));
      return Optional.empty();
    });
  }

  private static void cap(JsonNode root, Caps caps, CapName name) {
    Lowering.orPut(root, caps.outputTokens(), name.key(), name.other().key());
    Lowering.ifThere(root, caps.choices(), "n");
  }

  /** Returns the name of a cap that is missing: the old one only if all models that may answer take it. */
  private static CapName nameOfCap(Operation operation, ChatCall call) {
    if (Vendor.of(operation) != Vendor.OPENAI) {
      return CapName.OLD;
    }
    CallFacts.Builder facts = CallFacts.builder();
    Models.add(facts, operation, call.model, call.outputCapTokens, call.choices);
    boolean old = facts.build().models().stream()
        .allMatch(model -> CapName.of(model.name()).orElse(CapName.NEW) == CapName.OLD);
    return old ? CapName.OLD : CapName.NEW;
  }
}
