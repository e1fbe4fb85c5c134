package dev.lictor.internal.engine;

import dev.lictor.http.Response;
import java.util.function.Function;

/** The gateway itself failed to edit a call. Confined to one call. */
final class EditFailed extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Function<Call, Response> refusal;

  EditFailed(Function<Call, Response> refusal) {
    super("the call could not be edited", null, false, false);
    this.refusal = refusal;
  }

  Response refusal(Call call) {
    return refusal.apply(call);
  }
}
