package dev.lictor.schema.bedrock;

import dev.lictor.budget.Amounts;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Guardrail;
import dev.lictor.call.InputBound;
import dev.lictor.call.Media;
import dev.lictor.call.Operation;
import dev.lictor.call.Reasoning;
import dev.lictor.call.Reference;
import dev.lictor.call.Tool;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.TextScan;
import dev.lictor.schema.EffectiveModels;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A request of {@code converse} or of one of Amazon's own models, while it is read. Confined to one call.
 *
 * <p>The bound on its input is: a token a byte of its texts (byte-level BPE, or pieces with byte fallback), three for each byte of tools
 * and of what they were given, which the provider writes anew, and constants above the largest that is documented for a request, a
 * message or block, the result of a tool, and tools or a format. It is closed without images, documents, references, hosted tools and citations.
 */
final class Request implements TextScan {

  private static final long REQUEST_TOKENS = 80;
  private static final long PART_TOKENS = 8;
  private static final long TOOLS_TOKENS = 1024;
  private static final long TOOL_TOKENS = 16;
  private static final long TOOL_RESULT_TOKENS = 32;
  private static final long REWRITTEN_FACTOR = 3;

  final List<Tool> tools = new ArrayList<>(0);
  final List<Media> media = new ArrayList<>(0);
  final List<Reference> references = new ArrayList<>(0);
  OptionalLong maxTokens = OptionalLong.empty();
  Reasoning reasoning = Reasoning.UNSAID;

  @Nullable
  Guardrail guardrail;

  boolean guarded; // some content is marked as what a guardrail is to look at, and so it looks at
  // nothing else
  String tier = "";
  String latency = "";
  long parts; // messages and blocks
  long systemMessages;
  long textBytes;
  long rewrittenBytes;
  long toolResults;
  boolean formatted;
  boolean open;

  @Override
  public void text(byte[] bytes, int from, int to, int decodedBytes) {
    textBytes += decodedBytes;
  }

  /** Reads a body; what is wrong with it is thrown as a fault. */
  static Request read(ByteBuffer body, ObjectShape<Request> shape) {
    Request request = new Request();
    new JsonReader(body).document(shape, request);
    return request;
  }

  /** Reads any value that the model sees in the provider's own words. */
  static void rewritten(JsonReader in, Request request) {
    in.skip();
    request.rewrittenBytes += in.end() - in.start();
  }

  /** Reads a value that the model does not see. */
  static <S> void unseen(JsonReader in, S state) {
    in.skip();
  }

  /** Reads the cap, which may stand once only, under whichever of its names. */
  static void cap(JsonReader in, Request request) {
    if (request.maxTokens.isPresent()) {
      throw in.fault("ambiguous_cap", "a cap stands here twice, under two names");
    }
    long cap = in.integer();
    if (cap == 0) {
      throw in.fault("unsupported_value", "a cap must be at least 1");
    }
    request.maxTokens = OptionalLong.of(cap);
  }

  CallFacts.Builder facts(Operation operation, long bodyBytes) {
    CallFacts.Builder facts = CallFacts.builder()
        .bodyBytes(bodyBytes)
        .input(bound())
        .reasoning(reasoning)
        .systemMessages(systemMessages)
        .serviceTier(latency.equals("optimized") ? latency : tier);
    EffectiveModels.add(facts, operation, operation.parameter(BedrockRoute.MODEL), maxTokens, 1);
    tools.forEach(facts::tool);
    media.forEach(facts::media);
    references.forEach(facts::reference);
    guardrail().ifPresent(facts::guardrail);
    return facts;
  }

  /** Returns the guardrail that the body asks for; that some content is marked may stand in front of it or behind. */
  Optional<Guardrail> guardrail() {
    return Optional.ofNullable(guardrail)
        .map(asked -> new Guardrail(
            asked.identifier(), asked.version(), asked.trace(), asked.whole() && !guarded));
  }

  private InputBound bound() {
    long tokens = Amounts.plus(
        REQUEST_TOKENS + textBytes, parts * PART_TOKENS + toolResults * TOOL_RESULT_TOKENS);
    tokens = Amounts.plus(tokens, rewrittenBytes * REWRITTEN_FACTOR);
    if (!tools.isEmpty() || formatted) {
      tokens = Amounts.plus(tokens, TOOLS_TOKENS + tools.size() * TOOL_TOKENS);
    }
    return new InputBound(tokens, closed());
  }

  private boolean closed() {
    for (Tool tool : tools) {
      if (!tool.kind().equals("function")) {
        return false;
      }
    }
    return !open && media.isEmpty() && references.isEmpty();
  }
}
