package dev.lictor.internal.dialect;

import dev.lictor.schema.ProviderSchema;
import dev.lictor.schema.orchestration.OrchestrationSchema;
import java.util.List;

/** All dialects that model calls may speak. Not instantiable. */
public final class Dialects {

  private static final List<ProviderSchema> ALL =
      List.of(OrchestrationSchema.v2(), OrchestrationSchema.v1());

  private Dialects() {}

  /** Returns the rooms, in the order in which they are asked. */
  public static List<ProviderSchema> all() {
    return ALL;
  }
}
