package dev.lictor.dsl.fact;

import dev.lictor.Admission;
import dev.lictor.Exchange;
import dev.lictor.Flow;
import dev.lictor.Lictor;
import dev.lictor.Opening;
import dev.lictor.PendingCall;
import dev.lictor.Sink;
import dev.lictor.call.Served;
import dev.lictor.deployment.DeploymentDirectory;
import dev.lictor.deployment.DeploymentQuery;
import dev.lictor.deployment.Finding;
import dev.lictor.http.Exports;
import dev.lictor.http.Headers;
import dev.lictor.http.Peer;
import dev.lictor.http.RequestHead;
import dev.lictor.http.Response;
import dev.lictor.http.ResponseHead;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Identification;
import dev.lictor.identity.IdentityResolver;
import dev.lictor.model.ModelCatalogue;
import dev.lictor.policy.Policy;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A whole engine for one request: its caller is who the test says, the deployment serves what the test says, and nothing outside is
 * asked, so each answer is there at once. Not instantiable.
 */
public final class Gateway {

  private static final Peer NOBODY = Peer.at(InetAddress.getLoopbackAddress());

  private Gateway() {}

  /** What became of a request. Immutable. */
  public sealed interface Answer {

    /**
     * It is refused. Immutable.
     *
     * @param response what the caller is answered
     */
    record No(Response response) implements Answer {}

    /**
     * It is sent upstream. Immutable.
     *
     * @param head the head that is sent
     * @param body the body that is sent
     * @param exchange what goes on with it; it must end
     */
    record Yes(RequestHead head, ByteBuffer body, Exchange exchange) implements Answer {
      @Override
      public ByteBuffer body() {
        return body.duplicate();
      }
    }
  }

  /** Returns a builder of an engine for the request, in which that caller is proven. */
  public static Lictor.Builder engine(
      Policy policy, Request request, Caller caller, ModelCatalogue models) {
    Lictor.Builder builder = Lictor.builder(policy)
        .identity(identity(caller))
        .teams(asked -> CompletableFuture.completedFuture(caller.team()))
        .models(models)
        .exports(Exports.ALLOWED)
        .paths(request.paths());
    request.served().ifPresent(served -> builder.deployments(new Deployed(served)));
    return builder;
  }

  private static IdentityResolver identity(Caller caller) {
    return (head, peer) -> CompletableFuture.completedFuture(
        new Identification.Proven(caller.in(Optional.empty()), Long.MAX_VALUE));
  }

  private record Deployed(Served served) implements DeploymentDirectory {
    @Override
    public CompletionStage<Finding> find(DeploymentQuery query) {
      return CompletableFuture.completedFuture(new Finding.Known(served));
    }

    @Override
    public void changed(String deployment) {}
  }

  /** Sends the request to the engine. */
  public static Answer send(Lictor engine, Request request) {
    Opening opening = engine.open(request.head(), NOBODY).toCompletableFuture().join();
    return switch (opening.kind()) {
      case REFUSE -> new Answer.No(((Opening.Refuse) opening).response());
      case PASS -> {
        Opening.Pass pass = (Opening.Pass) opening;
        yield new Answer.Yes(pass.head(), request.body(), pass.exchange());
      }
      case COLLECT -> admitted(((Opening.Collect) opening).call(), request);
    };
  }

  /** Lets the upstream answer a request that was sent, and returns the body that goes to the caller. */
  public static byte[] answered(Answer.Yes sent, ResponseHead head, ByteBuffer answer) {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    Sink caller = bytes -> {
      byte[] piece = new byte[bytes.remaining()];
      bytes.duplicate().get(piece);
      received.write(piece, 0, piece.length);
    };
    sent.exchange().sending();
    Flow flow = sent.exchange().responded(head).flow();
    flow.pass(answer, caller);
    flow.end(Headers.none(), caller);
    return received.toByteArray();
  }

  private static Answer admitted(PendingCall call, Request request) {
    Optional<Response> tooMuch = call.receive(request.body());
    if (tooMuch.isPresent()) {
      return new Answer.No(tooMuch.get());
    }
    Admission admission = call.admit().toCompletableFuture().join();
    if (admission instanceof Admission.Forward forward) {
      return new Answer.Yes(forward.head(), forward.body(), forward.exchange());
    }
    return new Answer.No(((Admission.Refuse) admission).response());
  }
}
