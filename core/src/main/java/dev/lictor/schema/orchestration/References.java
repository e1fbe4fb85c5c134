package dev.lictor.schema.orchestration;

import dev.lictor.internal.json.JsonFault;
import dev.lictor.internal.json.Pieces;
import dev.lictor.internal.json.Splices;
import dev.lictor.schema.Inlined;
import dev.lictor.schema.Lookup;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The references of one request that the registry can resolve: {@code config_ref}, or, where there is none, each {@code template_ref}.
 * A configuration brings its own templates, which are then looked up in their turn. Confined to one call.
 *
 * <p>A request that says the same for ever, because all its references are ids and stand for themselves, may be sent as it came.
 */
final class References {

  private final @Nullable Ref config;
  private final boolean overrides;
  private final List<ModuleSet> templated = new ArrayList<>(0);
  private final Map<Lookup, Ref> lookups = new LinkedHashMap<>(1);

  private References(@Nullable Ref config, boolean overrides) {
    this.config = config;
    this.overrides = overrides;
  }

  static References of(Call call) {
    References references = new References(call.configRef, call.hasConfig);
    if (call.configRef != null) {
      references.add(call.configRef);
      return references;
    }
    for (ModuleSet element : call.elements) {
      if (element.templateRef != null && references.add(element.templateRef)) {
        references.templated.add(element);
      }
    }
    return references;
  }

  private boolean add(Ref ref) {
    Optional<Lookup> lookup = ref.lookup();
    lookup.ifPresent(found -> lookups.putIfAbsent(found, ref));
    return lookup.isPresent();
  }

  List<Lookup> lookups() {
    return List.copyOf(lookups.keySet());
  }

  /** Puts the answers in the place of the references. */
  Inlined inline(Generation generation, ByteBuffer body, List<ByteBuffer> answers, int maxBytes) {
    return config != null
        ? config(config, body, answers.get(0), maxBytes)
        : templates(generation, body, answers, maxBytes);
  }

  private Inlined config(Ref ref, ByteBuffer body, ByteBuffer answer, int maxBytes) {
    ConfigParts stored;
    try {
      stored = ConfigParts.ofStored(StoredDocument.spec(ref, answer));
    } catch (JsonFault fault) {
      return unreadable(Ref.CONFIG, fault);
    }
    ConfigParts own = ConfigParts.ofRequest(body);
    if (own.hasModules() && stored.hasList()) {
      return new Inlined.Malformed(
          "unsupported_value",
          "$.config.modules: config_ref stands for a list of modules, of which none can be replaced");
    }
    Pieces merged = own.over(stored);
    return merged.length() > maxBytes
        ? tooLarge(maxBytes)
        : new Inlined.Body(merged.join(), ref.named() || overrides);
  }

  private Inlined templates(
      Generation generation, ByteBuffer body, List<ByteBuffer> answers, int maxBytes) {
    Map<Lookup, ByteBuffer> prompts = new LinkedHashMap<>();
    boolean sent = false;
    int i = 0;
    for (Map.Entry<Lookup, Ref> each : lookups.entrySet()) {
      try {
        StoredTemplate stored = StoredTemplate.read(
            StoredDocument.spec(each.getValue(), answers.get(i++)), generation.prompt());
        sent |= each.getValue().named() || stored.holdsMore();
        prompts.put(each.getKey(), stored.prompt());
      } catch (JsonFault fault) {
        return unreadable(Ref.TEMPLATE, fault);
      }
    }
    Splices splices = new Splices(body);
    for (ModuleSet element : templated) {
      Lookup lookup =
          element.templateRef == null ? null : element.templateRef.lookup().orElse(null);
      ByteBuffer prompt = lookup == null ? null : prompts.get(lookup);
      if (prompt != null) {
        splices.replace(element.promptStart, element.promptEnd, prompt);
      }
    }
    return splices.length() > maxBytes
        ? tooLarge(maxBytes)
        : new Inlined.Body(splices.apply(), sent);
  }

  private static Inlined unreadable(String kind, JsonFault fault) {
    return new Inlined.Unresolvable(
        "unresolved_reference",
        "The gateway cannot govern what the " + kind + " stands for: " + fault.sentence());
  }

  private static Inlined tooLarge(int maxBytes) {
    return new Inlined.Unresolvable(
        "unresolved_reference",
        "With what it refers to in its place, the request has more than " + maxBytes + " bytes");
  }
}
