package dev.lictor.testkit;

import dev.lictor.Abort;
import dev.lictor.Admission;
import dev.lictor.Lictor;
import dev.lictor.Opening;
import dev.lictor.PendingCall;
import dev.lictor.call.CallFacts;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.identity.Caller;
import dev.lictor.policy.Policy;
import dev.lictor.store.InMemoryUsageStore;
import dev.lictor.store.UsageStore;
import dev.lictor.testkit.call.CallBuilder;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.room.Rooms;
import dev.lictor.testkit.request.RawRequest;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * A gateway without a network: an engine with one caller, the domain's models, a control plane that knows what is asked of it, books in
 * memory and a clock that stands. Nothing that it forwards is answered, so all that it holds for a request it releases again.
 * Thread-safe.
 */
public final class GatewayUnderTest {

  private static final Peer PEER = Peer.at(InetAddress.getLoopbackAddress());

  private final Policy policy;
  private final Domain domain;
  private final Caller caller;
  private final UsageStore books;

  private GatewayUnderTest(Policy policy, Domain domain, Caller caller, UsageStore books) {
    this.policy = Objects.requireNonNull(policy, "policy");
    this.domain = Objects.requireNonNull(domain, "domain");
    this.caller = Objects.requireNonNull(caller, "caller");
    this.books = books;
  }

  /** Returns a gateway whose caller belongs to the domain's first team, if it has one. */
  public static GatewayUnderTest of(Policy policy, Domain domain) {
    Caller plain = CallBuilder.in(domain).build().caller();
    UsageStore books = new InMemoryUsageStore(
        InstantSource.fixed(Domain.NOW), () -> 0, InMemoryUsageStore.RETENTION);
    return new GatewayUnderTest(
        policy, domain, plain.in(domain.teams().stream().findFirst()), books);
  }

  /** Returns this gateway as another caller comes to it; the books are the same. */
  public GatewayUnderTest calledBy(Caller other) {
    return new GatewayUnderTest(policy, domain, other, books);
  }

  Policy policy() {
    return policy;
  }

  Domain domain() {
    return domain;
  }

  Caller caller() {
    return caller;
  }

  UsageStore books() {
    return books;
  }

  /** Returns what the gateway does with a request. */
  public Outcome send(RawRequest request) {
    Recorder recorder = new Recorder();
    Lictor lictor = Wiring.engine(this, request, recorder);
    Opening opening = lictor.open(request.head(), PEER).toCompletableFuture().join();
    return switch (opening.kind()) {
      case REFUSE -> refused(request, ((Opening.Refuse) opening).response(), recorder);
      case PASS -> {
        Opening.Pass pass = (Opening.Pass) opening;
        pass.exchange().abort(Abort.NEVER_SENT);
        yield forwarded(request, pass.head(), request.body());
      }
      case COLLECT -> admitted(request, ((Opening.Collect) opening).call(), recorder);
    };
  }

  private Outcome admitted(RawRequest request, PendingCall call, Recorder recorder) {
    Optional<Response> early = call.receive(request.body());
    if (early.isPresent()) {
      return refused(request, early.get(), recorder);
    }
    Admission admission = call.admit().toCompletableFuture().join();
    if (admission instanceof Admission.Refuse no) {
      return refused(request, no.response(), recorder);
    }
    Admission.Forward yes = (Admission.Forward) admission;
    ByteBuffer body = copy(yes.body());
    yes.exchange().abort(Abort.NEVER_SENT);
    return forwarded(request, yes.head(), body);
  }

  private static ByteBuffer copy(ByteBuffer bytes) {
    return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
  }

  private static Outcome refused(RawRequest request, Response response, Recorder recorder) {
    String body = StandardCharsets.UTF_8.decode(response.body()).toString();
    return new Outcome.Refused(request, response.status(), body, recorder.reasons());
  }

  private Outcome forwarded(RawRequest request, RequestHead head, ByteBuffer body) {
    Optional<CallFacts> facts = Rooms.read(head, body, request.served(), request.paths())
        .map(read -> read.with(domain.catalogue()));
    return new Outcome.Forwarded(request, head, body, facts);
  }
}
