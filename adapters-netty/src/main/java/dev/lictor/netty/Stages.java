package dev.lictor.netty;

import dev.lictor.Abort;
import dev.lictor.Admission;
import dev.lictor.Opening;
import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what the engine decides, on whatever thread, back to the event loop. Confined to one channel. */
@SuppressWarnings("FutureReturnValueIgnored") // each stage is heard to its end
final class Stages {

  private static final Logger LOG = LoggerFactory.getLogger(Stages.class);

  private final LictorHandler handler;

  Stages(LictorHandler handler) {
    this.handler = handler;
  }

  /** Waits for a stage; what it brings after the connection is gone is let go. */
  <T> void await(
      ChannelHandlerContext ctx,
      Supplier<CompletionStage<T>> asked,
      BiConsumer<T, @Nullable Throwable> then,
      Consumer<T> letGo) {
    CompletionStage<T> stage;
    try {
      stage = asked.get();
    } catch (RuntimeException failure) {
      stage = CompletableFuture.failedFuture(failure);
    }
    stage.whenComplete((result, failure) -> {
      if (failure != null) {
        LOG.error("the engine failed: {}", failure.getClass().getName());
      }
      if (ctx.executor().inEventLoop() && handler.pumping()) {
        arrived(result, failure, then, letGo);
        return;
      }
      try {
        ctx.executor().execute(() -> {
          arrived(result, failure, then, letGo);
          handler.goOn(ctx);
        });
      } catch (RejectedExecutionException loopIsDown) {
        if (failure == null) {
          letGo.accept(result);
        }
      }
    });
  }

  private <T> void arrived(
      T result,
      @Nullable Throwable failure,
      BiConsumer<T, @Nullable Throwable> then,
      Consumer<T> letGo) {
    if (!handler.gone()) {
      then.accept(result, failure);
    } else if (failure == null) {
      letGo.accept(result);
    }
  }

  static void letGo(Opening opening) {
    if (opening instanceof Opening.Pass pass) {
      pass.exchange().abort(Abort.NEVER_SENT);
    } else if (opening instanceof Opening.Collect collect) {
      collect.call().abandon();
    }
  }

  static void letGo(Admission admission) {
    if (admission instanceof Admission.Forward forward) {
      forward.exchange().abort(Abort.NEVER_SENT);
    }
  }
}
