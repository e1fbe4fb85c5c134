package dev.lictor.schema.orchestration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request, while it is read. Confined to one call. */
final class Call {

  final List<ModuleSet> elements = new ArrayList<>(1);
  final Messages history = new Messages();
  final Values values = new Values();

  @Nullable
  Ref configRef;

  boolean hasConfig;
  boolean isList;
  boolean stream;
}
