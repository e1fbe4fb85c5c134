package dev.lictor.internal.engine;

import dev.lictor.Basis;
import dev.lictor.call.CallFacts;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Operation;
import dev.lictor.event.DecisionRecord;
import dev.lictor.http.Headers;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.identity.Caller;
import dev.lictor.mandate.Aspect;
import dev.lictor.policy.Decision;
import dev.lictor.policy.Policy;
import dev.lictor.policy.Reason;
import dev.lictor.policy.Section;
import dev.lictor.policy.ShadowOutcome;
import dev.lictor.schema.GatewayRefusal;
import dev.lictor.schema.Place;
import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.Refusal;
import dev.lictor.schema.Scrub;
import dev.lictor.store.HoldId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one governed call so far, and its one way to be refused. It pins the policy with its directories, and the time. Confined to one
 * call; the steps hand it on.
 */
final class Call {

  private final Shared shared;
  private final HoldId id;
  private final Basis basis;
  private volatile RequestHead head;
  private final Peer peer;
  private final long nowMillis;
  private final AtomicBoolean ended = new AtomicBoolean();
  private @Nullable Operation operation;
  private @Nullable ProviderSchema room;
  private @Nullable Caller caller;
  private @Nullable CallFacts facts;
  private List<ShadowOutcome> shadows = List.of();
  private final Set<Aspect> edits = EnumSet.noneOf(Aspect.class);
  private final Set<Scrub> scrubs = EnumSet.noneOf(Scrub.class);

  Call(Shared shared, Basis basis, RequestHead head, Peer peer) {
    this.shared = shared;
    this.id = shared.ids().next();
    this.basis = basis;
    this.head = head;
    this.peer = peer;
    this.nowMillis = shared.setup().clock().millis();
  }

  void routed(Operation found, ProviderSchema itsRoom) {
    String region = shared.setup().region();
    operation = region.isEmpty() ? found : found.and(Map.of(Place.REGION, region));
    room = itsRoom;
  }

  void identified(Caller found) {
    caller = found;
  }

  void read(CallFacts found) {
    facts = found;
  }

  /** Notes that the request has other headers, and so asks for something else. */
  void changed(Operation found, Map<String, String> headers) {
    operation = found;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      head = head.with(head.headers().with(header.getKey(), header.getValue()));
    }
  }

  /** Notes what is recorded of a decision besides its reasons; a call that is refused got nothing. */
  void decided(Decision decision) {
    shadows = decision.shadows();
    if (decision.kind() == Decision.Kind.REFUSE) {
      edits.clear();
    }
  }

  /** Notes what it got because it is mandated. */
  void edited(Set<Aspect> aspects) {
    edits.addAll(aspects);
  }

  void scrub(Scrub scrub) {
    scrubs.add(scrub);
  }

  /** Returns what is taken out of the answer. */
  Set<Scrub> scrubs() {
    return scrubs;
  }

  HoldId id() {
    return id;
  }

  String requestId() {
    return id.hex();
  }

  /** Returns what the call is decided on, from its first step to its last. */
  Basis basis() {
    return basis;
  }

  Policy policy() {
    return basis.policy();
  }

  RequestHead head() {
    return head;
  }

  /** Lets go of the headers, the token among them, of a call that is remembered for long. */
  void forgetHeaders() {
    head = head.with(Headers.none());
  }

  Peer peer() {
    return peer;
  }

  long nowMillis() {
    return nowMillis;
  }

  Operation operation() {
    return Objects.requireNonNull(operation, "the call is not routed yet");
  }

  ProviderSchema room() {
    return Objects.requireNonNull(room, "the call is not routed yet");
  }

  Caller caller() {
    return Objects.requireNonNull(caller, "the caller is not identified yet");
  }

  CallFacts facts() {
    return Objects.requireNonNull(facts, "the body is not read yet");
  }

  /** Returns the length that the head declares, or -1 if it declares none. */
  long declaredBytes() {
    String length = head.headers().first("Content-Length");
    return length == null ? -1 : Long.parseLong(length);
  }

  List<String> modelNames() {
    if (facts == null) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (ModelRef model : facts.models()) {
      names.add(Escaped.text(model.name()));
    }
    return names;
  }

  Response tooLarge() {
    return refuse(
        413,
        "body_too_large",
        "The body of a governed request may have at most "
            + shared.setup().limits().maxBodyBytes() + " bytes");
  }

  Response overloaded() {
    return refuse(
        503, "overloaded", "The gateway holds as many request bodies as it may; try again");
  }

  /** Refuses the call in the engine's own words. */
  Response refuse(int status, String code, String message) {
    OptionalLong retryAfter = status == 503 ? OptionalLong.of(1) : OptionalLong.empty();
    return refuse(List.of(engineReason(status, code, message)), retryAfter);
  }

  /** Refuses the call by the policy. */
  Response refuse(Decision.Refuse decision) {
    decided(decision);
    return refuse(decision.reasons(), OptionalLong.empty());
  }

  /** Refuses the call; the first reason is told. */
  Response refuse(List<Reason> reasons, OptionalLong retryAfterSeconds) {
    record(reasons);
    end();
    Reason told = reasons.get(0);
    Refusal refusal = new Refusal(
        told.status(), told.id(), told.message(), told.details(), requestId(), retryAfterSeconds);
    return room == null || operation == null
        ? GatewayRefusal.of(refusal, path())
        : room.refuse(operation, refusal);
  }

  private String path() {
    int mark = head.target().indexOf('?');
    return Escaped.text(mark < 0 ? head.target() : head.target().substring(0, mark));
  }

  /** Records that nothing objects, and ends the call as far as the engine is concerned. */
  void permitted() {
    record(List.of());
    end();
  }

  /** Records that the call goes upstream; its exchange ends it. */
  void forwarded() {
    record(List.of());
  }

  /** Says that the call is over; the second time nothing happens. */
  void end() {
    if (ended.compareAndSet(false, true)) {
      shared.inFlight().end();
    }
  }

  static Reason engineReason(int status, String code, String message) {
    return new Reason("", Section.MATCH, code, status, message, Map.of());
  }

  private void record(List<Reason> reasons) {
    shared
        .listener()
        .decided(new DecisionRecord(
            requestId(),
            nowMillis,
            policy().version(),
            Optional.ofNullable(caller),
            Optional.ofNullable(operation),
            modelNames(),
            reasons,
            edits,
            shadows));
  }
}
