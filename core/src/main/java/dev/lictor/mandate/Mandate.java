package dev.lictor.mandate;

import dev.lictor.call.Attempt;
import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Guardrail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a call must have at least when it is sent.
 *
 * <p>Mandates are a lattice: {@link #and} is commutative, associative and idempotent, and its result is at least as strict as both.
 * What cannot be joined, such as two guardrails, is kept and told by {@link #conflicts}. Immutable.
 */
public final class Mandate {

  /** Nothing is mandated. */
  public static final Mandate NONE = builder().build();

  private final Filtering filtering;
  private final MaskingMandate masking;
  private final SafetyMandate safety;
  private final Set<GuardrailMandate> guardrails;
  private final Caps caps;
  private final ParameterMandate parameters;

  private Mandate(Builder builder) {
    this.filtering = builder.filtering;
    this.masking = builder.masking;
    this.safety = builder.safety;
    this.guardrails = Set.copyOf(builder.guardrails);
    this.caps = builder.caps;
    this.parameters = builder.parameters;
  }

  /** Returns a builder of a mandate of nothing. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns what the content filters must stop at least. */
  public Filtering filtering() {
    return filtering;
  }

  /** Returns what must be masked at least. */
  public MaskingMandate masking() {
    return masking;
  }

  /** Returns the thresholds that Gemini's own filters must have at least. */
  public SafetyMandate safety() {
    return safety;
  }

  /** Returns the guardrails that must be there; more than one contradict each other. */
  public Set<GuardrailMandate> guardrails() {
    return guardrails;
  }

  /** Returns the caps. */
  public Caps caps() {
    return caps;
  }

  /** Returns what parameters must not be there, or must have one value. */
  public ParameterMandate parameters() {
    return parameters;
  }

  /** Returns whether nothing is mandated. */
  public boolean isEmpty() {
    return aspects().isEmpty();
  }

  /** Returns what a dialect must be able to express. */
  public Set<Aspect> aspects() {
    Set<Aspect> aspects = EnumSet.noneOf(Aspect.class);
    add(aspects, filtering.input());
    add(aspects, filtering.output());
    if (!masking.equals(MaskingMandate.NONE)) {
      aspects.add(Aspect.MASKING);
    }
    if (masking.groundingInput()) {
      aspects.add(Aspect.MASKED_GROUNDING);
    }
    if (masking.files()) {
      aspects.add(Aspect.MASKED_FILES);
    }
    if (!safety.equals(SafetyMandate.NONE)) {
      aspects.add(Aspect.SAFETY_SETTINGS);
    }
    if (!guardrails.isEmpty()) {
      aspects.add(Aspect.GUARDRAIL);
    }
    add(aspects, Aspect.OUTPUT_CAP, caps.outputTokens());
    add(aspects, Aspect.CHOICES, caps.choices());
    add(aspects, Aspect.RETRIES, caps.retries());
    if (!parameters.equals(ParameterMandate.NONE)) {
      aspects.add(Aspect.PARAMETERS);
    }
    return aspects;
  }

  private static void add(Set<Aspect> aspects, Aspect aspect, OptionalLong cap) {
    if (cap.isPresent()) {
      aspects.add(aspect);
    }
  }

  private static void add(Set<Aspect> aspects, Filters filters) {
    AzureContentSafety azure = filters.azure();
    if (Math.min(
            Math.min(azure.hate(), azure.selfHarm()), Math.min(azure.sexual(), azure.violence()))
        < AzureContentSafety.OFF) {
      aspects.add(Aspect.AZURE_CONTENT_SAFETY);
    }
    if (azure.promptShield()) {
      aspects.add(Aspect.PROMPT_SHIELD);
    }
    if (azure.protectedMaterialCode()) {
      aspects.add(Aspect.PROTECTED_MATERIAL_CODE);
    }
    if (!filters.llamaGuard().isEmpty()) {
      aspects.add(Aspect.LLAMA_GUARD);
    }
  }

  /** Returns what fulfils both. */
  public Mandate and(Mandate other) {
    Builder both = builder();
    both.filtering = filtering.strictest(other.filtering);
    both.masking = masking.and(other.masking);
    both.safety = safety.and(other.safety);
    both.guardrails.addAll(guardrails);
    both.guardrails.addAll(other.guardrails);
    both.caps = caps.and(other.caps);
    both.parameters = parameters.and(other.parameters);
    return both.build();
  }

  /** Returns why no call can fulfil this, in sentences; empty if one can. */
  public List<String> conflicts() {
    List<String> conflicts = new ArrayList<>(parameters.conflicts());
    if (guardrails.size() > 1) {
      Set<String> names = new TreeSet<>();
      guardrails.forEach(guardrail -> names.add(guardrail.toString()));
      conflicts.add("the guardrails " + String.join(" and ", names) + " exclude each other");
    }
    return conflicts;
  }

  /**
   * Returns what of this the call does not have yet, {@link #NONE} if it has it all. Parameters are no facts: what is said about them
   * is always left.
   */
  public Mandate unmetBy(CallFacts facts) {
    Builder unmet = builder();
    unmet.filtering = facts.filtering().stopsAllOf(filtering) ? Filtering.NONE : filtering;
    unmet.masking =
        masking.on(facts.masking()).equals(facts.masking()) ? MaskingMandate.NONE : masking;
    unmet.safety = safety.on(facts.safetySettings()).equals(facts.safetySettings())
        ? SafetyMandate.NONE
        : safety;
    for (GuardrailMandate guardrail : guardrails) {
      if (facts.guardrail().isEmpty() || !guardrail.isMetBy(facts.guardrail().get())) {
        unmet.guardrails.add(guardrail);
      }
    }
    for (Attempt attempt : facts.attempts()) {
      unmet.caps = unmet.caps.and(caps.exceededBy(attempt));
    }
    unmet.parameters = parameters;
    return unmet.build();
  }

  /** Returns whether the call has all that is mandated, as far as facts can tell. */
  public boolean isMetBy(CallFacts facts) {
    Set<Aspect> unmet = unmetBy(facts).aspects();
    unmet.remove(Aspect.PARAMETERS);
    return unmet.isEmpty();
  }

  /**
   * Returns the facts of the call with what is mandated. A guardrail that the call asks for already stays; if it is another one, the
   * call cannot have what is mandated, which {@link #unmetBy} tells of the result.
   */
  public CallFacts on(CallFacts facts) {
    Mandate unmet = unmetBy(facts);
    CallFacts.Builder edited = facts.toBuilder()
        .filtering(facts.filtering().strictest(unmet.filtering))
        .masking(unmet.masking.on(facts.masking()))
        .safetySettings(unmet.safety.on(facts.safetySettings()))
        .attempts(unmet.caps::on);
    if (facts.guardrail().isEmpty()) {
      unmet.guardrails.stream()
          .min(Comparator.comparing(GuardrailMandate::toString))
          .ifPresent(mandated ->
              edited.guardrail(new Guardrail(mandated.identifier(), mandated.version(), "")));
    }
    return edited.build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Mandate that
        && filtering.equals(that.filtering)
        && masking.equals(that.masking)
        && safety.equals(that.safety)
        && guardrails.equals(that.guardrails)
        && caps.equals(that.caps)
        && parameters.equals(that.parameters);
  }

  @Override
  public int hashCode() {
    return Objects.hash(filtering, masking, safety, guardrails, caps, parameters);
  }

  /** Collects what is mandated. Not thread-safe. */
  public static final class Builder {

    private Filtering filtering = Filtering.NONE;
    private MaskingMandate masking = MaskingMandate.NONE;
    private SafetyMandate safety = SafetyMandate.NONE;
    private final Set<GuardrailMandate> guardrails = new HashSet<>();
    private Caps caps = Caps.NONE;
    private ParameterMandate parameters = ParameterMandate.NONE;

    private Builder() {}

    /** Sets what the content filters must stop at least. */
    public Builder filtering(Filtering filters) {
      filtering = Objects.requireNonNull(filters);
      return this;
    }

    /** Sets what must be masked at least. */
    public Builder masking(MaskingMandate mask) {
      masking = Objects.requireNonNull(mask);
      return this;
    }

    /** Sets the thresholds that Gemini's own filters must have at least. */
    public Builder safety(SafetyMandate settings) {
      safety = Objects.requireNonNull(settings);
      return this;
    }

    /** Adds a guardrail. */
    public Builder guardrail(GuardrailMandate guardrail) {
      guardrails.add(Objects.requireNonNull(guardrail));
      return this;
    }

    /** Sets the caps. */
    public Builder caps(Caps some) {
      caps = Objects.requireNonNull(some);
      return this;
    }

    /** Sets what parameters must not be there, or must have one value. */
    public Builder parameters(ParameterMandate some) {
      parameters = Objects.requireNonNull(some);
      return this;
    }

    /** Returns the mandate. */
    public Mandate build() {
      return new Mandate(this);
    }
  }
}
