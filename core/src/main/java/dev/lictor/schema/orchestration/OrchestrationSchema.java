package dev.lictor.schema.orchestration;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Kind;
import dev.lictor.call.Masking;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.Splices;
import dev.lictor.schema.AnswerType;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.sse.EventMeter;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/** The room of orchestration completions, one instance for each generation of the service. Immutable. */
public final class OrchestrationSchema implements ProviderSchema {

  private static final int FIRST_ERROR = 400;

  private final Generation generation;

  private OrchestrationSchema(Generation generation) {
    this.generation = generation;
  }

  /** Returns the room of {@code orchestration.v1}: {@code POST …/completion}. */
  public static OrchestrationSchema v1() {
    return new OrchestrationSchema(Generation.V1);
  }

  /** Returns the room of {@code orchestration.v2}: {@code POST …/v2/completion}. */
  public static OrchestrationSchema v2() {
    return new OrchestrationSchema(Generation.V2);
  }

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    if (!place.deployed()
        || !head.method().equals("POST")
        || place.query().isPresent()
        || !place.segments().equals(generation.suffix())) {
      return Optional.empty();
    }
    return Optional.of(place.operation(Kind.INFERENCE, "completion", generation.dialect(), head));
  }

  /** Orchestration's own scenario; {@code llm-orchestration} is what some of SAP's documents call it. */
  @Override
  public boolean speaks(Served served) {
    return served.scenario().equals("orchestration")
        || served.scenario().equals("llm-orchestration");
  }

  @Override
  public boolean namesModels() {
    return true;
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    try {
      return new Reading.Facts(facts(call(body), body.remaining()));
    } catch (JsonFault fault) {
      return new Reading.Malformed(fault.code(), fault.sentence());
    }
  }

  private Call call(ByteBuffer body) {
    Call call = new Call();
    generation.request().accept(new JsonReader(body), call);
    return call;
  }

  @Override
  public ByteBuffer askForUsage(Operation operation, ByteBuffer body) {
    Splices splices = new Splices(body);
    Call call = call(body);
    if (call.stream) {
      call.elements.forEach(element -> element.usage.spliceInto(splices));
    }
    return splices.apply();
  }

  private static CallFacts facts(Call call, long bodyBytes) {
    CallFacts.Builder facts =
        CallFacts.builder().bodyBytes(bodyBytes).stream(call.stream).input(InputSum.of(call));
    if (call.configRef != null) {
      facts.reference(call.configRef);
    }
    call.history.media.forEach(facts::media);
    Filtering filtering = Filtering.NONE;
    Masking masking = Masking.NONE;
    boolean grounding = false;
    boolean translation = false;
    boolean usageAsked = true;
    long systemMessages = 0;
    for (int i = 0; i < call.elements.size(); i++) {
      ModuleSet element = call.elements.get(i);
      if (!element.model.isEmpty()) {
        facts.attempt(attempt(element, i == 0 ? "primary" : "fallback"));
      }
      Filtering filters = new Filtering(element.inputFilters, element.outputFilters);
      filtering = i == 0 ? filters : filtering.weakest(filters);
      masking = i == 0 ? element.masking : masking.weakest(element.masking);
      usageAsked &= element.usage.asked();
      grounding |= element.grounding;
      translation |= element.translation;
      systemMessages = Math.max(systemMessages, element.template.systemCount);
      element.tools.forEach(facts::tool);
      element.template.media.forEach(facts::media);
      element.references.forEach(facts::reference);
    }
    return facts
        .filtering(filtering)
        .masking(masking)
        .grounding(grounding)
        .translation(translation)
        .reportsUsage(!call.stream || (usageAsked && !call.elements.isEmpty()))
        .systemMessages(systemMessages + call.history.systemCount)
        .build();
  }

  private static Attempt attempt(ModuleSet element, String role) {
    return new Attempt(
        new ModelRef(element.model, element.version, role, Optional.empty()),
        element.outputCapTokens < 0
            ? OptionalLong.empty()
            : OptionalLong.of(element.outputCapTokens),
        element.choices);
  }

  /** Returns a meter; for an answer that is neither JSON nor a stream of events, one that finds nothing. */
  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    return switch (AnswerType.of(head)) {
      case JSON ->
        head.status() >= FIRST_ERROR
            ? new DocumentMeter(generation.failure(), Findings.sum())
            : new DocumentMeter(generation.answer(), Findings.largest());
      case EVENTS -> new EventMeter(generation.answer(), new StreamFindings());
      case OTHER -> Meter.SILENT;
    };
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return OrchestrationRefusal.of(generation, refusal);
  }
}
