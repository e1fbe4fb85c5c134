package dev.lictor.schema.orchestration;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Kind;
import dev.lictor.call.Masking;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.SafetySetting;
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
import dev.lictor.schema.DocumentEdit;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.Inlined;
import dev.lictor.schema.Lookup;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.Scrub;
import dev.lictor.schema.Tightened;
import dev.lictor.schema.sse.EventEdit;
import dev.lictor.schema.sse.EventMeter;
import dev.lictor.schema.sse.Redaction;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The room of orchestration, one instance for each generation of the service. Immutable. */
public final class OrchestrationSchema implements ProviderSchema {

  private static final int FIRST_ERROR = 400;
  private static final String COMPLETION = "completion";
  private static final String EMBEDDINGS = "embeddings";

  private final Generation generation;

  private OrchestrationSchema(Generation generation) {
    this.generation = generation;
  }

  /** Returns the room of {@code orchestration.v1}: {@code POST …/completion}. */
  public static OrchestrationSchema v1() {
    return new OrchestrationSchema(Generation.V1);
  }

  /** Returns the room of {@code orchestration.v2}: {@code POST …/v2/completion} and {@code …/v2/embeddings}. */
  public static OrchestrationSchema v2() {
    return new OrchestrationSchema(Generation.V2);
  }

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    if (!place.deployed() || !head.method().equals("POST") || place.query().isPresent()) {
      return Optional.empty();
    }
    if (place.segments().equals(generation.completion())) {
      return Optional.of(place.operation(Kind.INFERENCE, COMPLETION, generation.dialect(), head));
    }
    return !place.segments().isEmpty() && place.segments().equals(generation.embeddings())
        ? Optional.of(place.operation(Kind.EMBEDDING, EMBEDDINGS, generation.dialect(), head))
        : Optional.empty();
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
      return new Reading.Facts(
          embeds(operation) ? EmbeddingRequest.read(body) : facts(call(body), body.remaining()));
    } catch (JsonFault fault) {
      return new Reading.Malformed(fault.code(), fault.sentence());
    }
  }

  private static boolean embeds(Operation operation) {
    return operation.name().equals(EMBEDDINGS);
  }

  private Call call(ByteBuffer body) {
    Call call = new Call();
    generation.request().accept(new JsonReader(body), call);
    return call;
  }

  @Override
  public List<Lookup> lookups(Operation operation, ByteBuffer body) {
    return embeds(operation) ? List.of() : References.of(call(body)).lookups();
  }

  @Override
  public Inlined inline(
      Operation operation, ByteBuffer body, List<ByteBuffer> answers, int maxBytes) {
    try {
      Inlined inlined = References.of(call(body)).inline(generation, body, answers, maxBytes);
      if (inlined instanceof Inlined.Body found) {
        call(found.body());
      }
      return inlined;
    } catch (JsonFault fault) {
      return new Inlined.Malformed(
          fault.code(), "With what it refers to in its place: " + fault.sentence());
    }
  }

  private Tightening tightening(Operation operation) {
    return embeds(operation) ? Tightening.EMBEDDINGS : generation.tightening();
  }

  @Override
  public Set<Aspect> mandatable(Operation operation) {
    return tightening(operation).mandatable();
  }

  @Override
  public Set<String> parameters(Operation operation) {
    return tightening(operation).parameters();
  }

  @Override
  public Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return tightening(operation).tighten(operation, body, mandate);
  }

  @Override
  public ByteBuffer askForUsage(Operation operation, ByteBuffer body) {
    if (embeds(operation)) {
      return body;
    }
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
      facts.reference(call.configRef.reference());
    }
    call.history.media.forEach(facts::media);
    Filtering filtering = Filtering.NONE;
    Masking masking = Masking.NONE;
    boolean grounding = false;
    boolean translation = false;
    boolean usageAsked = true;
    Thought thought = new Thought();
    String serviceTier = "";
    Set<String> repositories = new LinkedHashSet<>(0);
    Set<SafetySetting> safetySettings = new LinkedHashSet<>(0);
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
      thought.add(element.thought);
      serviceTier =
          i == 0 ? element.serviceTier : ServiceTier.dearer(serviceTier, element.serviceTier);
      repositories.addAll(element.repositories);
      safetySettings.addAll(element.safetySettings);
      systemMessages = Math.max(systemMessages, element.template.systemCount);
      element.tools.forEach(facts::tool);
      element.template.media.forEach(facts::media);
      if (element.templateRef != null) {
        facts.reference(element.templateRef.reference());
      }
    }
    repositories.forEach(facts::repository);
    safetySettings.forEach(facts::safetySetting);
    return facts
        .reasoning(thought.reasoning())
        .serviceTier(serviceTier)
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
        element.choices,
        element.retries);
  }

  /** Returns a meter; for an answer that is neither JSON nor a stream of events, one that finds nothing. */
  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    return switch (AnswerType.of(head)) {
      case JSON ->
        head.status() >= FIRST_ERROR
            ? new DocumentMeter(generation.failure(), Findings.sum())
            : new DocumentMeter(
                generation.answer(),
                embeds(operation) ? Findings.largestOfEmbeddings() : Findings.largest());
      case EVENTS -> new EventMeter(generation.answer(), new StreamFindings());
      case OTHER -> Meter.SILENT;
    };
  }

  /** Returns what empties the results of the modules; of a successful answer in another form nothing comes through. */
  @Override
  public AnswerEdit edit(
      Operation operation, CallFacts facts, ResponseHead head, Set<Scrub> scrubs) {
    if (!scrubs.contains(Scrub.INTERMEDIATE_RESULTS)) {
      return AnswerEdit.none();
    }
    return switch (AnswerType.of(head)) {
      case JSON -> new DocumentEdit(IntermediateResults.PLACES);
      case EVENTS -> EventEdit.emptying(Redaction.of(IntermediateResults.PLACES, unreadable()));
      case OTHER ->
        head.status() < FIRST_ERROR
            ? new DocumentEdit(IntermediateResults.PLACES)
            : AnswerEdit.none();
    };
  }

  private byte[] unreadable() {
    return OrchestrationRefusal.frame(
        generation,
        new Refusal(
            502,
            "unreadable_event",
            "The upstream sent an event that the gateway cannot clean",
            Map.of(),
            "",
            OptionalLong.empty()));
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return OrchestrationRefusal.of(generation, refusal);
  }
}
