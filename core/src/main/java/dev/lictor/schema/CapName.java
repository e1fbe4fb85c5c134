package dev.lictor.schema;

import java.util.Optional;

/**
 * What OpenAI's models call the cap on their output. Azure's API knows the new name since 2024-09-01-preview only; models that reason
 * before they answer know no other (OpenAI and Azure OpenAI, chat completions). Immutable.
 */
public enum CapName {
  /** The name that all models knew up to {@code gpt-4.1}. */
  OLD("max_tokens"),
  /** The name that came with {@code o1}. */
  NEW("max_completion_tokens");

  private final String key;

  CapName(String key) {
    this.key = key;
  }

  /** Returns the key in a request. */
  public String key() {
    return key;
  }

  /** Returns the other name. */
  public CapName other() {
    return this == OLD ? NEW : OLD;
  }

  /** Returns the name that a model takes whatever the version of the API; empty if it is not known as one of OpenAI's. */
  public static Optional<CapName> of(String model) {
    String name = model.startsWith("ft:") ? model.substring(3) : model;
    if (name.startsWith("gpt-3") || name.startsWith("gpt-4") || name.startsWith("chatgpt-4")) {
      return Optional.of(OLD);
    }
    boolean thinks = (name.startsWith("gpt-") && !name.startsWith("gpt-oss"))
        || (name.length() > 1 && name.charAt(0) == 'o' && Character.isDigit(name.charAt(1)));
    return thinks ? Optional.of(NEW) : Optional.empty();
  }
}
