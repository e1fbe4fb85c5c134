package dev.lictor.schema.gemini;

import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Served;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.mandate.Aspect;
import dev.lictor.mandate.Mandate;
import dev.lictor.schema.AnswerType;
import dev.lictor.schema.DocumentMeter;
import dev.lictor.schema.EffectiveModels;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Mandatable;
import dev.lictor.schema.Meter;
import dev.lictor.schema.ParameterPlaces;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.Tightened;
import dev.lictor.schema.sse.EventMeter;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The room of {@code gemini}: Google's models at AI Core, at Vertex AI and at the Gemini API. Immutable. */
public final class GeminiSchema implements ProviderSchema {

  private static final String DIALECT = "gemini";
  private static final int FIRST_ERROR = 400;

  /** Vectors are no output, so they fulfil every cap. */
  private static final Mandatable OF_EMBEDDINGS = Mandatable.of(ParameterPlaces.NONE);

  /** Makes the room. */
  public GeminiSchema() {}

  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    return ModelPath.of(head, place)
        .map(ModelPath::verb)
        .map(verb -> place.operation(verb.kind(), verb.word(), DIALECT, head));
  }

  @Override
  public boolean speaks(Served served) {
    return served.scenario().equals("foundation-models")
        && served.executable().equals("gcp-vertexai");
  }

  /** What spends nothing streams through: to count tokens, and to list models. */
  @Override
  public Intake intake(Operation operation) {
    return operation.kind() == Kind.CONTROL ? Intake.UNREAD : Intake.JSON;
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    Verb verb = Verb.of(operation.name());
    if (verb.kind() == Kind.CONTROL) {
      return new Reading.Facts(unread(operation, verb, body.remaining()));
    }
    try {
      Call call = Requests.read(verb, new JsonReader(body));
      return new Reading.Facts(facts(operation, verb, call, body.remaining()));
    } catch (JsonFault fault) {
      return new Reading.Malformed(fault.code(), fault.sentence());
    }
  }

  private static CallFacts unread(Operation operation, Verb verb, long bodyBytes) {
    CallFacts.Builder facts = CallFacts.builder().countsTokens(false).bodyBytes(bodyBytes);
    if (verb != Verb.LIST_MODELS) {
      String model = ModelPath.model(operation.path());
      EffectiveModels.add(facts, operation, model, OptionalLong.empty(), 1);
    }
    return facts.build();
  }

  private static CallFacts facts(Operation operation, Verb verb, Call call, long bodyBytes) {
    CallFacts.Builder facts = CallFacts.builder().bodyBytes(bodyBytes).stream(verb == Verb.STREAM)
        .input(InputSum.of(call))
        .reasoning(call.reasoning)
        .serviceTier(call.serviceTier)
        .storedState(call.stored)
        .grounding(call.grounding)
        .systemMessages(call.systemMessages);
    attempts(facts, operation, verb, call);
    call.tools.forEach(facts::tool);
    call.media.forEach(facts::media);
    call.references.forEach(facts::reference);
    call.repositories.forEach(facts::repository);
    call.safetySettings.forEach(facts::safetySetting);
    return facts.build();
  }

  /** Adds the models of the deployment and the path, and those of the body that differ from them; vectors are no output. */
  private static void attempts(CallFacts.Builder facts, Operation operation, Verb verb, Call call) {
    OptionalLong cap = verb.kind() == Kind.EMBEDDING
        ? OptionalLong.of(0)
        : call.outputCapTokens < 0 ? OptionalLong.empty() : OptionalLong.of(call.outputCapTokens);
    String inPath = ModelPath.model(operation.path());
    EffectiveModels.add(facts, operation, inPath, cap, call.choices);
    Set<String> named = new HashSet<>();
    named.add(inPath);
    operation.served().models().forEach(model -> named.add(model.name()));
    call.models.forEach((name, role) -> {
      if (named.add(name)) {
        ModelRef model = new ModelRef(name, "", role, Optional.empty());
        facts.attempt(new Attempt(model, cap, call.choices));
      }
    });
  }

  private static Mandatable editing(Operation operation) {
    return switch (Verb.of(operation.name()).kind()) {
      case INFERENCE -> GenerationEdit.MANDATABLE;
      case EMBEDDING -> OF_EMBEDDINGS;
      default -> Mandatable.NOTHING;
    };
  }

  @Override
  public Set<Aspect> mandatable(Operation operation) {
    return editing(operation).aspects();
  }

  @Override
  public Set<String> parameters(Operation operation) {
    return editing(operation).parameters().names();
  }

  @Override
  public Tightened tighten(Operation operation, ByteBuffer body, Mandate mandate) {
    return operation.kind() == Kind.INFERENCE
        ? GenerationEdit.tighten(operation, body, mandate)
        : editing(operation).unchanged(operation, body, mandate);
  }

  /** Returns a meter; for an error, and an answer of a form that nobody expects, one that finds nothing. */
  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    Verb verb = Verb.of(operation.name());
    if (verb.kind() == Kind.CONTROL || head.status() >= FIRST_ERROR) {
      return Meter.SILENT;
    }
    return switch (AnswerType.of(head)) {
      case JSON ->
        switch (verb) {
          case PREDICT -> new DocumentMeter(PredictFindings.WANTED, new PredictFindings());
          case STREAM -> new ListMeter();
          default -> new DocumentMeter(Findings.WANTED, new Findings());
        };
      case EVENTS -> new EventMeter(Findings.WANTED, new Findings());
      case OTHER -> Meter.SILENT;
    };
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return GeminiRefusal.of(refusal);
  }
}
