package dev.lictor.example.simulator;

import dev.lictor.example.simulator.anthropic.Messages;
import dev.lictor.example.simulator.bedrock.Bedrock;
import dev.lictor.example.simulator.bedrock.NativeBedrock;
import dev.lictor.example.simulator.controlplane.Configuration;
import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.HeaderField;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.gemini.Gemini;
import dev.lictor.example.simulator.gemini.NativeGemini;
import dev.lictor.example.simulator.model.LanguageModel;
import dev.lictor.example.simulator.vendor.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Anthropic, Amazon and Google: their deployed models, and their own paths, where a token of this simulator stands in for an API
 * key. Thread-safe.
 */
final class Vendors {
  private static final String BEDROCK = "aws-bedrock";
  private static final String VERTEX = "gcp-vertexai";

  private final Messages messages;
  private final Bedrock bedrock;
  private final NativeBedrock nativeBedrock;
  private final Gemini gemini;
  private final NativeGemini nativeGemini;

  Vendors(Predicate<String> failing) {
    Speaker speaker = new Speaker();
    this.messages = new Messages(speaker, failing);
    this.bedrock = new Bedrock(speaker, failing);
    this.nativeBedrock = new NativeBedrock(bedrock);
    this.gemini = new Gemini(speaker, failing);
    this.nativeGemini = new NativeGemini(gemini);
  }

  /** Says whether a configuration deploys a model of these vendors. */
  static boolean serve(Configuration configuration) {
    String executable = configuration.executableId();
    return configuration.scenarioId().equals("foundation-models")
        && (executable.equals(BEDROCK) || executable.equals(VERTEX));
  }

  /** Answers a call of a deployed model. */
  Optional<Reply> deployed(LanguageModel model, String suffix, Head head, byte[] body) {
    return model.executableId().equals(VERTEX)
        ? gemini.deployed(model, suffix, head, body)
        : bedrock.call(model, suffix.substring(1), head, body);
  }

  /** Says whether a path is one of the vendors' own. */
  static boolean own(String path) {
    return path.startsWith(Messages.PATH)
        || path.startsWith(NativeBedrock.PREFIX)
        || NativeGemini.owns(path);
  }

  /** Answers a request whose path is one of the vendors' own. */
  Reply answer(Head head, byte[] body) {
    if (head.path().startsWith(Messages.PATH)) {
      return messages.answer(head, body);
    }
    return head.path().startsWith(NativeBedrock.PREFIX)
        ? nativeBedrock.answer(head, body)
        : nativeGemini.answer(head, body);
  }

  /** Refuses a request without a valid credential to one of the vendors' own paths. */
  static Reply unauthorized(Head head) {
    if (head.path().startsWith(Messages.PATH)) {
      return Messages.unauthorized();
    }
    return head.path().startsWith(NativeBedrock.PREFIX)
        ? NativeBedrock.unauthorized()
        : NativeGemini.unauthorized();
  }

  /** Returns the same head with the API key of a vendor's own path as a Bearer token. */
  static Head withBearer(Head head) {
    Optional<String> key = head.header("x-api-key").or(() -> head.header("x-goog-api-key"));
    if (!own(head.path()) || head.header("authorization").isPresent() || key.isEmpty()) {
      return head;
    }
    List<HeaderField> headers = new ArrayList<>(head.headers());
    headers.add(new HeaderField("authorization", "Bearer " + key.get()));
    return new Head(head.method(), head.target(), head.version(), headers);
  }
}
