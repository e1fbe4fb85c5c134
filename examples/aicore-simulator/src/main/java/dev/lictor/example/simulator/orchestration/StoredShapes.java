package dev.lictor.example.simulator.orchestration;

import dev.lictor.example.simulator.json.Shape;
import dev.lictor.example.simulator.json.Shapes;

/** Shapes of what may be stored and named in a request later (spec prompt-registry 0.0.1). Thread-safe. */
public final class StoredShapes {
  private StoredShapes() {}

  /** Accepts an orchestration configuration: modules, complete in a list or partial alone, and stream settings. */
  public static Shape config() {
    return RequestShapes.stored();
  }

  /** Accepts a prompt template; keys that this service does not know may stand beside. */
  public static Shape template() {
    Shape template = MessageShapes.messages(Dialect.V2, 1);
    return (value, at) -> {
      if (!value.isObject() || !value.has("template")) {
        return "'template' is a required property" + Shape.where(at);
      }
      String problem = template.problem(value.path("template"), at + ".template");
      return problem != null || !value.has("defaults")
          ? problem
          : Shapes.anyObject().problem(value.path("defaults"), at + ".defaults");
    };
  }
}
