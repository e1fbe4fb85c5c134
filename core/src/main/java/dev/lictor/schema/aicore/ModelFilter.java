package dev.lictor.schema.aicore;

import java.util.List;
import java.util.Objects;

/**
 * AI Core's own list of models for an orchestration deployment, as its configuration sets it ({@code modelFilterList} and {@code
 * modelFilterListType}, SAP's documentation of orchestration deployments). Immutable.
 *
 * @param type {@code allow} or {@code deny}, or empty if the configuration does not say
 * @param models the models of the list; the version is {@code *} where the list names none
 */
public record ModelFilter(String type, List<ModelName> models) {

  /** The version of a model of which the list names none. */
  static final String ANY_VERSION = "*";

  /** Checks that nothing is null and copies the list. */
  public ModelFilter {
    Objects.requireNonNull(type, "type");
    models = List.copyOf(models);
  }
}
