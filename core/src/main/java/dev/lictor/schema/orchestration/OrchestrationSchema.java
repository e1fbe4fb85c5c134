package dev.lictor.schema.orchestration;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Kind;
import dev.lictor.call.Masking;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.http.Target;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.Splices;
import dev.lictor.schema.Measured;
import dev.lictor.schema.Meter;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The room of orchestration completions, one instance for each generation of the service. Immutable. */
public final class OrchestrationSchema implements ProviderSchema {

  private static final List<String> PREFIX = List.of("v2", "inference", "deployments");

  private static final int FIRST_ERROR = 400;

  private static final Meter SILENT = new Meter() {
    @Override
    public void pass(ByteBuffer bytes) {}

    @Override
    public Measured end() {
      return Measured.NOTHING;
    }
  };

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
  public Optional<Operation> route(RequestHead head, Target target) {
    List<String> segments = target.segments();
    int idAt = PREFIX.size();
    if (!head.method().equals("POST")
        || target.query().isPresent()
        || segments.size() != idAt + 1 + generation.suffix().size()
        || !segments.subList(0, idAt).equals(PREFIX)
        || !segments.subList(idAt + 1, segments.size()).equals(generation.suffix())
        || !isDeployment(segments.get(idAt))) {
      return Optional.empty();
    }
    String group = head.headers().first("AI-Resource-Group");
    return Optional.of(new Operation(
        Kind.INFERENCE,
        "completion",
        generation.dialect(),
        segments.get(idAt),
        group == null ? "" : group,
        head.method(),
        target.path()));
  }

  /** Tests the pattern {@code ^[\w.-]{4,64}$} (AI Core API, {@code deploymentId}). */
  private static boolean isDeployment(String id) {
    boolean good = id.length() >= 4 && id.length() <= 64;
    for (int i = 0; i < id.length() && good; i++) {
      char c = id.charAt(i);
      good = (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "_.-".indexOf(c) >= 0;
    }
    return good;
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
    String type = head.headers().first("Content-Type");
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (media) {
      case "application/json" ->
        head.status() >= FIRST_ERROR
            ? CompletionMeter.ofFailure(generation.failure())
            : CompletionMeter.ofAnswer(generation.answer());
      case "text/event-stream" -> new StreamMeter(generation.answer());
      default -> SILENT;
    };
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return OrchestrationRefusal.of(generation, refusal);
  }
}
