package dev.lictor.schema.openai;

import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.Operation;
import dev.lictor.call.Reasoning;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.Splices;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.AnswerEdit;
import dev.lictor.schema.AnswerType;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.Scrub;
import dev.lictor.schema.Tightened;
import dev.lictor.schema.sse.EventEdit;
import dev.lictor.schema.sse.EventMeter;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The room of {@code openai.chat}: {@code POST …/chat/completions} on AI Core, {@code /v1/chat/completions} on OpenAI, {@code
 * /openai/deployments/{name}/chat/completions} on Azure. Immutable.
 */
public final class ChatSchema implements ProviderSchema {

  /** Creates the room. */
  public ChatSchema() {}

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    boolean known = place.deployed()
        ? place.is("chat", "completions") && Query.isVersionOrNone(place.query())
        : (place.is("v1", "chat", "completions") && place.query().isEmpty())
            || Models.isAzure(place, "chat", "completions");
    return known && head.method().equals("POST")
        ? Optional.of(place.operation(Kind.INFERENCE, "chat.completions", "openai.chat", head))
        : Optional.empty();
  }

  @Override
  public boolean speaks(Served served) {
    return Vendor.chats(served);
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    try {
      ChatCall call = ChatRequest.read(new JsonReader(body), Vendor.of(operation));
      return new Reading.Facts(facts(operation, call, body.remaining()));
    } catch (JsonFault fault) {
      return new Reading.Malformed(fault.code(), fault.sentence());
    }
  }

  private static CallFacts facts(Operation operation, ChatCall call, long bodyBytes) {
    CallFacts.Builder facts = CallFacts.builder();
    Models.add(facts, operation, call.model, call.outputCapTokens, call.choices);
    call.prompt.addTo(facts);
    return facts.bodyBytes(bodyBytes).stream(call.stream)
        .reportsUsage(!call.stream || call.usage.asked() || !mayAsk(operation, call))
        .reasoning(new Reasoning(OptionalLong.empty(), call.effort))
        .serviceTier(call.serviceTier)
        .storedState(call.stored)
        .build();
  }

  /** Returns whether asking for usage helps: the description of the package says where it does not. */
  private static boolean mayAsk(Operation operation, ChatCall call) {
    return !Vendor.of(operation).reportsUnasked() && !call.hasDataSources;
  }

  @Override
  public Set<Aspect> mandatable(Operation operation) {
    return ChatEdit.mandatable(operation).aspects();
  }

  @Override
  public Set<String> parameters(Operation operation) {
    return ChatEdit.mandatable(operation).parameters().names();
  }

  @Override
  public Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return ChatEdit.tighten(operation, body, mandate);
  }

  @Override
  public ByteBuffer askForUsage(Operation operation, ByteBuffer body) {
    Splices splices = new Splices(body);
    ChatCall call = ChatRequest.read(new JsonReader(body), Vendor.of(operation));
    if (call.stream && mayAsk(operation, call)) {
      call.usage.spliceInto(splices);
    }
    return splices.apply();
  }

  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    boolean perplexity = Vendor.of(operation) == Vendor.PERPLEXITY;
    return switch (AnswerType.of(head)) {
      case JSON ->
        new DocumentMeter(
            perplexity ? Answer.PERPLEXITY : Answer.CHAT, new Answer(/* hasOutput= */ true));
      case EVENTS -> new EventMeter(perplexity ? Answer.PERPLEXITY : Answer.CHAT, new ChatStream());
      case OTHER -> Meter.SILENT;
    };
  }

  @Override
  public AnswerEdit edit(
      Operation operation, CallFacts facts, ResponseHead head, Set<Scrub> scrubs) {
    return scrubs.contains(Scrub.USAGE_EVENT) && AnswerType.of(head) == AnswerType.EVENTS
        ? EventEdit.dropping(UsageEvent.WANTED, new UsageEvent())
        : AnswerEdit.none();
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return OpenAiRefusal.of(refusal);
  }
}
