package dev.lictor.example.simulator.openai;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lictor.example.simulator.exchange.ModelRun;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.model.ChatTurn;
import dev.lictor.example.simulator.model.LanguageModel;
import java.time.InstantSource;
import java.util.Optional;

/** {@code POST …/chat/completions} of a model (Azure OpenAI 2024-10-21; provider-facts §3.2 and §5). Thread-safe. */
public final class ChatCompletions {
  private final InstantSource clock;

  /** Makes the endpoint. */
  public ChatCompletions(InstantSource clock) {
    this.clock = clock;
  }

  /** Answers a call of a model, whatever the body says about which one is meant. */
  public Reply complete(LanguageModel model, Flavour flavour, byte[] body) {
    Optional<JsonNode> json = Json.parse(body);
    if (json.isEmpty()) {
      return OpenAiError.badRequest("The body is not valid JSON.", null);
    }
    Optional<Reply> problem = ChatRequest.problem(json.get());
    if (problem.isPresent()) {
      return problem.get();
    }
    ChatRequest request = ChatRequest.of(json.get(), model);
    return OpenAiError.filtered(flavour, request.text())
        .orElseGet(() -> answer(model, flavour, request));
  }

  private Reply answer(LanguageModel model, Flavour flavour, ChatRequest request) {
    ChatTurn turn = request.run(model);
    ChatWriter writer =
        new ChatWriter(model, flavour, turn, request.text(), clock.instant().getEpochSecond());
    if (!request.stream()) {
      return Reply.json(200, writer.whole())
          .about(new ModelRun(model.name(), turn.usage(), Optional.of(turn.usage())));
    }
    boolean figures = request.params().includeUsage();
    return Reply.events(new ChatStream(writer, turn, flavour, figures).events(), OpenAiError.FRAME)
        .about(new ModelRun(
            model.name(), turn.usage(), figures ? Optional.of(turn.usage()) : Optional.empty()));
  }
}
