package dev.lictor.model;

import dev.lictor.attribute.Attributes;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells what is known about a model. An extension point. Implementations are thread-safe and answer at once, from memory.
 */
@FunctionalInterface
public interface ModelCatalogue {

  /**
   * Returns the entry of a model, or empty if the catalogue does not know it; a call to such a model is refused.
   *
   * @param name the name exactly as the caller wrote it
   */
  Optional<ModelEntry> find(String name);

  /** Returns the attributes that every entry of this catalogue has; policies are compiled with them. By default there are none. */
  default Attributes attributes() {
    return Attributes.NONE;
  }

  /** Returns a catalogue of the given entries; of two with one name the later counts. */
  static ModelCatalogue of(Collection<ModelEntry> entries) {
    Map<String, ModelEntry> byName = entries.stream()
        .collect(Collectors.toUnmodifiableMap(ModelEntry::name, Function.identity(), (a, b) -> b));
    return name -> Optional.ofNullable(byName.get(name));
  }
}
