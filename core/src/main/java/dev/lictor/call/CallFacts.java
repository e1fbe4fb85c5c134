package dev.lictor.call;

import dev.lictor.model.ModelCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a call asks for, told by its effect and not by its spelling: what was left out reads as what the upstream will do.
 *
 * <p>Facts are total. Every model that may run is named, a cap that is absent reads as the most that the model can give, a
 * filter that is absent as none. Immutable.
 */
public final class CallFacts {

  private final List<Attempt> attempts;
  private final boolean stream;
  private final boolean reportsUsage;
  private final Filtering filtering;
  private final Masking masking;
  private final List<Tool> tools;
  private final List<Media> media;
  private final List<Reference> references;
  private final boolean grounding;
  private final boolean translation;
  private final List<String> repositories;
  private final Reasoning reasoning;
  private final Optional<Guardrail> guardrail;
  private final List<SafetySetting> safetySettings;
  private final String serviceTier;
  private final boolean storedState;
  private final boolean countsTokens;
  private final long systemMessages;
  private final long bodyBytes;
  private final InputBound input;

  private CallFacts(Builder builder) {
    this.attempts = List.copyOf(builder.attempts);
    this.stream = builder.stream;
    this.reportsUsage = builder.reportsUsage;
    this.filtering = builder.filtering;
    this.masking = builder.masking;
    this.tools = List.copyOf(builder.tools);
    this.media = List.copyOf(builder.media);
    this.references = List.copyOf(builder.references);
    this.grounding = builder.grounding;
    this.translation = builder.translation;
    this.repositories = List.copyOf(builder.repositories);
    this.reasoning = builder.reasoning;
    this.guardrail = builder.guardrail;
    this.safetySettings = List.copyOf(builder.safetySettings);
    this.serviceTier = builder.serviceTier;
    this.storedState = builder.storedState;
    this.countsTokens = builder.countsTokens;
    this.systemMessages = builder.systemMessages;
    this.bodyBytes = builder.bodyBytes;
    this.input = builder.input;
  }

  /** Returns a builder of the facts of a call that asks for nothing in particular. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the models with what is asked of each; several for a fallback list, none if only a reference knows. */
  public List<Attempt> attempts() {
    return attempts;
  }

  /** Returns a builder that begins with these facts. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  /** Returns every model that may run. */
  public List<ModelRef> models() {
    List<ModelRef> models = new ArrayList<>(attempts.size());
    for (Attempt attempt : attempts) {
      models.add(attempt.model());
    }
    return models;
  }

  /** Returns whether the answer is streamed. */
  public boolean stream() {
    return stream;
  }

  /** Returns whether the answer will carry the provider's figures: one that is streamed does so only if it is asked. */
  public boolean reportsUsage() {
    return reportsUsage;
  }

  /**
   * Returns the most tokens that one answer may have, over all models: the caller's cap, where there is none the model's
   * maximum, and {@link Long#MAX_VALUE} where nobody knows that.
   */
  public long maxOutputTokens() {
    long most = 0;
    for (Attempt attempt : attempts) {
      most = Math.max(most, attempt.maxOutputTokens());
    }
    return most;
  }

  /** Returns the most answers that are asked for at once, over all models; at least 1. */
  public long choices() {
    long most = 1;
    for (Attempt attempt : attempts) {
      most = Math.max(most, attempt.choices());
    }
    return most;
  }

  /** Returns the content filters. */
  public Filtering filtering() {
    return filtering;
  }

  /** Returns the data masking. */
  public Masking masking() {
    return masking;
  }

  /** Returns the tools that are offered to the model. */
  public List<Tool> tools() {
    return tools;
  }

  /** Returns the images and files. */
  public List<Media> media() {
    return media;
  }

  /** Returns what the call names but does not carry. */
  public List<Reference> references() {
    return references;
  }

  /** Returns whether documents are looked up and put into the prompt. */
  public boolean grounding() {
    return grounding;
  }

  /** Returns whether the prompt or the answer is translated. */
  public boolean translation() {
    return translation;
  }

  /** Returns the repositories that documents are looked up in, as the call names them; {@code *} for all. */
  public List<String> repositories() {
    return repositories;
  }

  /** Returns how much the model is asked to think. */
  public Reasoning reasoning() {
    return reasoning;
  }

  /** Returns the guardrail, if the call asks for one. */
  public Optional<Guardrail> guardrail() {
    return guardrail;
  }

  /** Returns the thresholds of the provider's own safety filters that the call sets. */
  public List<SafetySetting> safetySettings() {
    return safetySettings;
  }

  /** Returns the price class in the provider's word, such as {@code flex}; empty if the call does not say. */
  public String serviceTier() {
    return serviceTier;
  }

  /** Returns whether the provider keeps the answer beyond the call, or the call builds on what it kept. */
  public boolean storedState() {
    return storedState;
  }

  /** Returns whether the call is counted in tokens at all, and not only as a request. */
  public boolean countsTokens() {
    return countsTokens;
  }

  /** Returns how many messages have the role {@code system} or {@code developer}. */
  public long systemMessages() {
    return systemMessages;
  }

  /** Returns the size of the body in bytes. */
  public long bodyBytes() {
    return bodyBytes;
  }

  /** Returns the bound on the input. */
  public InputBound input() {
    return input;
  }

  /** Returns these facts with what the catalogue knows about each model. */
  public CallFacts with(ModelCatalogue catalogue) {
    return edit(builder -> {
      builder.attempts.replaceAll(attempt -> {
        ModelRef model = attempt.model();
        ModelRef known =
            new ModelRef(model.name(), model.version(), model.role(), catalogue.find(model.name()));
        return attempt.with(known);
      });
      return builder;
    });
  }

  /** Returns these facts with references that were resolved, which the body does not hold any more. */
  public CallFacts resolved(List<Reference> more) {
    return edit(builder -> {
      more.forEach(reference -> builder.reference(reference.resolved()));
      return builder;
    });
  }

  /**
   * Returns these facts as they are once the body asks for the figures of its answer.
   *
   * @param newBodyBytes the size of that body
   */
  public CallFacts askingForUsage(long newBodyBytes) {
    return edit(builder -> builder.reportsUsage(true).bodyBytes(newBodyBytes));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallFacts that
        && attempts.equals(that.attempts)
        && stream == that.stream
        && reportsUsage == that.reportsUsage
        && filtering.equals(that.filtering)
        && masking.equals(that.masking)
        && tools.equals(that.tools)
        && media.equals(that.media)
        && references.equals(that.references)
        && grounding == that.grounding
        && translation == that.translation
        && repositories.equals(that.repositories)
        && reasoning.equals(that.reasoning)
        && guardrail.equals(that.guardrail)
        && safetySettings.equals(that.safetySettings)
        && serviceTier.equals(that.serviceTier)
        && storedState == that.storedState
        && countsTokens == that.countsTokens
        && systemMessages == that.systemMessages
        && bodyBytes == that.bodyBytes
        && input.equals(that.input);
  }

  @Override
  public int hashCode() {
    return Objects.hash(attempts, stream, bodyBytes, input);
  }

  private CallFacts edit(UnaryOperator<Builder> change) {
    return change.apply(new Builder(this)).build();
  }

  /** Collects facts. Not thread-safe. */
  public static final class Builder {

    private final List<Attempt> attempts;
    private boolean stream;
    private boolean reportsUsage = true;
    private Filtering filtering = Filtering.NONE;
    private Masking masking = Masking.NONE;
    private final List<Tool> tools;
    private final List<Media> media;
    private final List<Reference> references;
    private boolean grounding;
    private boolean translation;
    private final List<String> repositories;
    private Reasoning reasoning = Reasoning.UNSAID;
    private Optional<Guardrail> guardrail = Optional.empty();
    private final List<SafetySetting> safetySettings;
    private String serviceTier = "";
    private boolean storedState;
    private boolean countsTokens = true;
    private long systemMessages;
    private long bodyBytes;
    private InputBound input = new InputBound(0, true);

    private Builder() {
      attempts = new ArrayList<>(1);
      tools = new ArrayList<>(0);
      media = new ArrayList<>(0);
      references = new ArrayList<>(0);
      repositories = new ArrayList<>(0);
      safetySettings = new ArrayList<>(0);
    }

    private Builder(CallFacts facts) {
      attempts = new ArrayList<>(facts.attempts);
      stream = facts.stream;
      reportsUsage = facts.reportsUsage;
      filtering = facts.filtering;
      masking = facts.masking;
      tools = new ArrayList<>(facts.tools);
      media = new ArrayList<>(facts.media);
      references = new ArrayList<>(facts.references);
      grounding = facts.grounding;
      translation = facts.translation;
      repositories = new ArrayList<>(facts.repositories);
      reasoning = facts.reasoning;
      guardrail = facts.guardrail;
      safetySettings = new ArrayList<>(facts.safetySettings);
      serviceTier = facts.serviceTier;
      storedState = facts.storedState;
      countsTokens = facts.countsTokens;
      systemMessages = facts.systemMessages;
      bodyBytes = facts.bodyBytes;
      input = facts.input;
    }

    /** Adds a model that may run. */
    public Builder attempt(Attempt attempt) {
      attempts.add(Objects.requireNonNull(attempt));
      return this;
    }

    /** Changes every model that may run. */
    public Builder attempts(UnaryOperator<Attempt> change) {
      attempts.replaceAll(change);
      return this;
    }

    /** Sets whether the answer is streamed. */
    public Builder stream(boolean isStream) {
      stream = isStream;
      return this;
    }

    /** Sets whether the answer will carry the provider's figures. */
    public Builder reportsUsage(boolean isReported) {
      reportsUsage = isReported;
      return this;
    }

    /** Sets the content filters. */
    public Builder filtering(Filtering filters) {
      filtering = Objects.requireNonNull(filters);
      return this;
    }

    /** Sets the data masking. */
    public Builder masking(Masking mask) {
      masking = Objects.requireNonNull(mask);
      return this;
    }

    /** Adds a tool. */
    public Builder tool(Tool tool) {
      tools.add(Objects.requireNonNull(tool));
      return this;
    }

    /** Adds an image or a file. */
    public Builder media(Media image) {
      media.add(Objects.requireNonNull(image));
      return this;
    }

    /** Adds a reference. */
    public Builder reference(Reference reference) {
      references.add(Objects.requireNonNull(reference));
      return this;
    }

    /** Says that documents are looked up. */
    public Builder grounding(boolean isGrounded) {
      grounding = isGrounded;
      return this;
    }

    /** Says that something is translated. */
    public Builder translation(boolean isTranslated) {
      translation = isTranslated;
      return this;
    }

    /** Adds a repository that documents are looked up in. */
    public Builder repository(String repository) {
      repositories.add(Objects.requireNonNull(repository));
      return this;
    }

    /** Sets how much the model is asked to think. */
    public Builder reasoning(Reasoning thought) {
      reasoning = Objects.requireNonNull(thought);
      return this;
    }

    /** Sets the guardrail. */
    public Builder guardrail(Guardrail rail) {
      guardrail = Optional.of(rail);
      return this;
    }

    /** Adds a threshold of the provider's own safety filters. */
    public Builder safetySetting(SafetySetting setting) {
      safetySettings.add(Objects.requireNonNull(setting));
      return this;
    }

    /** Sets all thresholds of the provider's own safety filters. */
    public Builder safetySettings(List<SafetySetting> settings) {
      safetySettings.clear();
      safetySettings.addAll(settings);
      return this;
    }

    /** Sets the price class. */
    public Builder serviceTier(String tier) {
      serviceTier = Objects.requireNonNull(tier);
      return this;
    }

    /** Sets whether the provider keeps the answer, or the call builds on what it kept. */
    public Builder storedState(boolean isStored) {
      storedState = isStored;
      return this;
    }

    /** Sets whether the call is counted in tokens. */
    public Builder countsTokens(boolean isCounted) {
      countsTokens = isCounted;
      return this;
    }

    /** Sets how many messages have the role {@code system} or {@code developer}. */
    public Builder systemMessages(long count) {
      systemMessages = count;
      return this;
    }

    /** Sets the size of the body. */
    public Builder bodyBytes(long bytes) {
      bodyBytes = bytes;
      return this;
    }

    /** Sets the bound on the input. */
    public Builder input(InputBound bound) {
      input = Objects.requireNonNull(bound);
      return this;
    }

    /** Returns the facts. */
    public CallFacts build() {
      return new CallFacts(this);
    }
  }
}
