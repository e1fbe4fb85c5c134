package dev.lictor.dsl.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.StructValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A set of texts as CEL sees it: a value of its own, so that asking it is one look-up, whatever its size. */
@SuppressWarnings("Immutable") // The sets of core do not change, though their type cannot say so.
final class CelSet extends StructValue<String, CelSet> {

  static final CelType TYPE = OpaqueType.create("set", SimpleType.STRING);
  static final CelType LIST = ListType.create(SimpleType.STRING);

  private final Set<String> elements;

  CelSet(Set<String> elements) {
    this.elements = elements;
  }

  boolean contains(String element) {
    return elements.contains(element);
  }

  boolean containsAll(CelSet other) {
    return elements.containsAll(other.elements);
  }

  boolean containsAll(List<?> other) {
    return elements.containsAll(other);
  }

  long size() {
    return elements.size();
  }

  ImmutableList<String> sorted() {
    return ImmutableList.sortedCopyOf(elements);
  }

  boolean anyLike(String text) {
    for (String glob : elements) {
      if (Glob.matches(glob, text)) {
        return true;
      }
    }
    return false;
  }

  // An argument arrives as what value() returns, and inside an optional it would be turned into
  // something else.
  @Override
  public CelSet value() {
    return this;
  }

  @Override
  public boolean isZeroValue() {
    return elements.isEmpty();
  }

  @Override
  public CelType celType() {
    return TYPE;
  }

  @Override
  public Object select(String field) {
    throw CelAttributeNotFoundException.forFieldResolution(field);
  }

  @Override
  public Optional<Object> find(String field) {
    return Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CelSet set && set.elements.equals(elements);
  }

  @Override
  public int hashCode() {
    return elements.hashCode();
  }
}
