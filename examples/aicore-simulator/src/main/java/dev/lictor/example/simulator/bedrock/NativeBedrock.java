package dev.lictor.example.simulator.bedrock;

import dev.lictor.example.simulator.exchange.Head;
import dev.lictor.example.simulator.exchange.Reply;
import dev.lictor.example.simulator.model.LanguageModel;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bedrock's own paths, {@code POST /model/{modelId}/{operation}}: streams are frames, always. Thread-safe. */
public final class NativeBedrock {
  /** Where Bedrock's own paths begin. */
  public static final String PREFIX = "/model/";

  private static final long CONTEXT_TOKENS = 200_000;
  private static final long MAX_OUTPUT_TOKENS = 64_000;

  private final Bedrock bedrock;

  /** Makes the paths of a runtime. */
  public NativeBedrock(Bedrock bedrock) {
    this.bedrock = bedrock;
  }

  /** Says that no valid credential came along. */
  public static Reply unauthorized() {
    return BedrockError.of(
        403,
        "UnrecognizedClientException",
        "The security token included in the request is invalid.");
  }

  /** Answers a request whose path begins with {@link #PREFIX}. */
  public Reply answer(Head head, byte[] body) {
    List<String> path = head.segments();
    if (path.size() != 3 || !head.method().equals("POST")) {
      return unknownOperation();
    }
    String id;
    try {
      id = URLDecoder.decode(path.get(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return BedrockError.validation("The provided model identifier is invalid.");
    }
    String plain = id.substring(id.lastIndexOf('/') + 1);
    if (Family.of(plain).isEmpty()) {
      return BedrockError.notFound();
    }
    LanguageModel model = new LanguageModel(
        plain, "Amazon Bedrock", "", "latest", plain, CONTEXT_TOKENS, MAX_OUTPUT_TOKENS);
    return bedrock
        .call(model, path.get(2), head, body, StreamForm.FRAMES)
        .orElseGet(NativeBedrock::unknownOperation);
  }

  private static Reply unknownOperation() {
    return BedrockError.of(404, "UnknownOperationException", "No such operation.");
  }
}
