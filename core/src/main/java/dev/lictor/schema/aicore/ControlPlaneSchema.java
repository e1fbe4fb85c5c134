package dev.lictor.schema.aicore;

import dev.lictor.call.AiCoreId;
import dev.lictor.call.Attempt;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Kind;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.call.Reference;
import dev.lictor.call.Served;
import dev.lictor.http.Headers;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.schema.GatewayRefusal;
import dev.lictor.schema.Inlined;
import dev.lictor.schema.Intake;
import dev.lictor.schema.Lookup;
import dev.lictor.schema.Meter;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Reading;
import dev.lictor.schema.Refusal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The room of {@code aicore}: every request to the control plane. What it starts is counted as a request, since nobody can tell
 * before how many tokens a batch or an execution will use. Immutable.
 */
public final class ControlPlaneSchema implements ProviderSchema {

  /** The dialect of the control plane. */
  public static final String DIALECT = "aicore";

  private static final List<String> PREFIX = List.of("v2");
  private static final String UNKNOWN = "unknown";

  /** Keys may come in any order. */
  private static final Comparator<Reference> BY_KIND = Comparator.comparing(Reference::kind);

  private final ConfiguredBody configured = new ConfiguredBody();

  /** Returns the operation; one that is in no table is called {@code unknown}. */
  @Override
  public Optional<Operation> route(RequestHead head, Place place) {
    Optional<ControlOperation> found = find(head.method(), place.segments());
    return Optional.of(
        found.isPresent()
            ? place.operation(found.get().kind(), found.get().name(), DIALECT, head)
            : place.operation(Kind.CONTROL, UNKNOWN, DIALECT, head));
  }

  private static Optional<ControlOperation> find(String method, List<String> segments) {
    return segments.size() < 2 || !segments.subList(0, 1).equals(PREFIX)
        ? Optional.empty()
        : ControlOperations.find(method, segments);
  }

  private static Optional<ControlOperation> find(Operation operation) {
    return find(operation.method(), List.of(operation.path().substring(1).split("/", -1)));
  }

  /**
   * Returns the deployment that an operation may change, empty for any of them, or nothing if it changes none.
   *
   * @param operation what {@link #route} returned
   */
  public static Optional<String> changedDeployment(Operation operation) {
    return switch (operation.name()) {
      case "deployments.update", "deployments.delete" ->
        Optional.of(operation.path().substring(operation.path().lastIndexOf('/') + 1));
      case "deployments.updateMany" -> Optional.of("");
      default -> Optional.empty();
    };
  }

  /** No deployment speaks it. */
  @Override
  public boolean speaks(Served served) {
    return false;
  }

  /** Bodies are read where they name models, or what leads to one; a list of changes, which is no plain JSON, can only stop. */
  @Override
  public Intake intake(Operation operation) {
    return find(operation).filter(ControlBody::isReadFor).isPresent()
            && !operation.name().equals("deployments.updateMany")
        ? Intake.JSON
        : Intake.UNREAD;
  }

  @Override
  public Reading read(Operation operation, ByteBuffer body) {
    CallFacts.Builder facts = CallFacts.builder().countsTokens(false).bodyBytes(body.remaining());
    if (intake(operation) == Intake.UNREAD) {
      return new Reading.Facts(facts.build());
    }
    Parsed<ControlReading> parsed = ControlBody.parse(find(operation).orElseThrow(), body);
    if (parsed instanceof Parsed.Fault<ControlReading> fault) {
      return new Reading.Malformed(fault.code(), fault.message());
    }
    ControlReading named = ((Parsed.Value<ControlReading>) parsed).value();
    if (operation.kind() == Kind.JOB && !named.configurations().isEmpty()) {
      parsed = configured.parse(body);
      if (parsed instanceof Parsed.Fault<ControlReading> fault) {
        return new Reading.Malformed(fault.code(), fault.message());
      }
      named = ((Parsed.Value<ControlReading>) parsed).value();
    }
    for (ModelName model : named.models()) {
      ModelRef ref = new ModelRef(model.name(), model.version(), "named", Optional.empty());
      facts.attempt(new Attempt(ref, OptionalLong.empty(), 1));
    }
    Reference.Effect effect =
        operation.kind() == Kind.JOB ? Reference.Effect.CONFIGURES : Reference.Effect.CARRIES;
    for (String configuration : named.configurations()) {
      if (!configuration.equals(named.configured())) {
        facts.reference(new Reference("configuration", configuration, effect));
      }
    }
    for (Reference reference : named.references().stream().sorted(BY_KIND).toList()) {
      boolean stored = reference.kind().endsWith("_ref");
      facts.reference(new Reference(
          reference.kind(), reference.name(), stored ? effect : Reference.Effect.CARRIES));
    }
    return new Reading.Facts(facts.build());
  }

  /** Work is started by a configuration that names the models: it is looked up, and read, and what is sent stays as it is. */
  @Override
  public List<Lookup> lookups(Operation operation, ByteBuffer body) {
    if (operation.kind() != Kind.JOB
        || !(configured.parse(body) instanceof Parsed.Value<ControlReading> named)) {
      return List.of();
    }
    List<Lookup> lookups = new ArrayList<>(1);
    for (String id : named.value().configurations()) {
      if (!id.equals(named.value().configured()) && AiCoreId.isId(id)) {
        lookups.add(new Lookup("configuration", "/v2/lm/configurations/" + id, Headers.none()));
      }
    }
    return lookups;
  }

  @Override
  public Inlined inline(
      Operation operation, ByteBuffer body, List<ByteBuffer> answers, int maxBytes) {
    if (body.remaining() + (long) answers.get(0).remaining() > maxBytes) {
      return new Inlined.Unresolvable("unresolved_reference", "The configuration is too long");
    }
    ByteBuffer whole = configured.with(body, answers.get(0));
    boolean same = configured.parse(whole) instanceof Parsed.Value<ControlReading> named
        && named.value().configurations().contains(named.value().configured());
    return same
        ? new Inlined.Body(whole, /* sent= */ false)
        : new Inlined.Unresolvable(
            "unresolved_reference",
            "What the control plane says about the configuration cannot be read");
  }

  @Override
  public Meter meter(Operation operation, CallFacts facts, ResponseHead head) {
    return Meter.SILENT;
  }

  @Override
  public Response refuse(Operation operation, Refusal refusal) {
    return GatewayRefusal.of(refusal, operation.path());
  }
}
