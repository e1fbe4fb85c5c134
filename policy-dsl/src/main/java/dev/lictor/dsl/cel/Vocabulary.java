package dev.lictor.dsl.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.lictor.attribute.AttributeType;
import dev.lictor.attribute.Attributes;
import dev.lictor.budget.WorstCase;
import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Guardrail;
import dev.lictor.call.Kind;
import dev.lictor.call.Masking;
import dev.lictor.call.Media;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Reasoning;
import dev.lictor.call.Reference;
import dev.lictor.call.SafetySetting;
import dev.lictor.call.Tool;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.model.ModelEntry;
import dev.lictor.policy.Situation;
import dev.lictor.schema.Place;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types that every rule sees; teams and models have the attributes that their directories declare. Immutable. */
final class Vocabulary {

  static final Set<Kind> WITH_MODELS = Set.of(Kind.INFERENCE, Kind.EMBEDDING);
  /** Calls of the control plane name models too, though not each of them does. */
  static final Set<Kind> NAMING_MODELS =
      Set.of(Kind.INFERENCE, Kind.EMBEDDING, Kind.JOB, Kind.CONTROL);

  static final Set<Kind> ON_A_DEPLOYMENT = Set.of(Kind.INFERENCE, Kind.EMBEDDING, Kind.OPAQUE);

  private static final Set<String> KINDS =
      Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> METHODS = words(Masking.Method.values());

  private static final Shape<Reference> REFERENCE = Shape.<Reference>named("reference")
      .text("kind", Reference::kind)
      .text("name", Reference::name)
      .word("effect", words(Reference.Effect.values()), reference -> word(reference.effect()))
      .build();
  private static final Shape<Tool> TOOL = Shape.<Tool>named("tool")
      .text("kind", Tool::kind)
      .text("name", Tool::name)
      .text("host", Tool::host)
      .build();
  private static final Shape<Media> MEDIA = Shape.<Media>named("media")
      .word("kind", Set.of("image", "audio", "video", "file"), Media::kind)
      .bool("remote", Media::remote)
      .text("host", Media::host)
      .number("bytes", Media::bytes)
      .build();
  private static final Shape<AzureContentSafety> AZURE = Shape.<AzureContentSafety>named("azure")
      .number("hate", AzureContentSafety::hate)
      .number("self_harm", AzureContentSafety::selfHarm)
      .number("sexual", AzureContentSafety::sexual)
      .number("violence", AzureContentSafety::violence)
      .bool("prompt_shield", AzureContentSafety::promptShield)
      .bool("protected_material_code", AzureContentSafety::protectedMaterialCode)
      .build();
  private static final Shape<Filters> FILTERS = Shape.<Filters>named("filters")
      .part("azure", AZURE, Filters::azure)
      .set("llama_guard", Filters::llamaGuard)
      .build();
  private static final Shape<Filtering> FILTERING = Shape.<Filtering>named("filtering")
      .part("input", FILTERS, Filtering::input)
      .part("output", FILTERS, Filtering::output)
      .build();
  private static final Shape<Masking> MASKING = Shape.<Masking>named("masking")
      .word("method", METHODS, masking -> word(masking.method()))
      .set("entities", Masking::entities)
      .set("allowlist", Masking::allowlist)
      .bool("groundingInput", Masking::groundingInput)
      .bool("files", Masking::files)
      .build();

  private static final Shape<Reasoning> REASONING = Shape.<Reasoning>named("reasoning")
      .optional("budgetTokens", SimpleType.INT, reasoning -> orNull(reasoning.budgetTokens()))
      .text("effort", Reasoning::effort)
      .build();
  private static final Shape<Guardrail> GUARDRAIL = Shape.<Guardrail>named("guardrail")
      .text("identifier", Guardrail::identifier)
      .text("version", Guardrail::version)
      .text("trace", Guardrail::trace)
      .bool("whole", Guardrail::whole)
      .build();
  private static final Shape<SafetySetting> SAFETY_SETTING = Shape.<SafetySetting>named(
          "safetySetting")
      .text("category", SafetySetting::category)
      .text("threshold", SafetySetting::threshold)
      .build();

  private static Shape<Situation> call(Shape<ModelRef> model) {
    return Shape.<Situation>named("call")
        .inHead()
        .word("kind", KINDS, s -> s.operation().kind().word())
        .word("operation", Dialects.operations(), s -> s.operation().name())
        .word("dialect", Dialects.names(), s -> s.operation().dialect())
        .text("method", s -> s.operation().method())
        .text("path", s -> s.operation().path())
        .text("resourceGroup", s -> s.operation().resourceGroup())
        .text("region", s -> s.operation().parameter(Place.REGION))
        .text("recording", s -> s.operation().parameter(Place.RECORDING))
        .set("labels", s -> items(s.operation().parameter(Place.LABELS)))
        .onlyFor(ON_A_DEPLOYMENT)
        .text("deployment", s -> s.operation().deployment())
        .inBodyOf(ON_A_DEPLOYMENT)
        .number("bodyBytes", fact(CallFacts::bodyBytes))
        .inBodyOf(NAMING_MODELS)
        .list("models", model, s -> s.body().models())
        .list("references", REFERENCE, s -> s.body().references())
        .inBodyOf(WITH_MODELS)
        .number("estimatedInputTokens", fact(WorstCase::inputTokens))
        .inBodyOf(Set.of(Kind.INFERENCE))
        .bool("stream", s -> s.body().stream())
        .number("maxOutputTokens", fact(CallFacts::maxOutputTokens))
        .number("choices", fact(CallFacts::choices))
        .list("tools", TOOL, s -> s.body().tools())
        .list("media", MEDIA, s -> s.body().media())
        .part("filtering", FILTERING, s -> s.body().filtering())
        .part("masking", MASKING, s -> s.body().masking())
        .bool("grounding", s -> s.body().grounding())
        .bool("translation", s -> s.body().translation())
        .number("systemMessages", fact(CallFacts::systemMessages))
        .set("repositories", s -> Set.copyOf(s.body().repositories()))
        .part("reasoning", REASONING, s -> s.body().reasoning())
        .optional(
            "guardrail",
            GUARDRAIL.type(),
            s -> s.body().guardrail().map(GUARDRAIL::view).orElse(null))
        .list("safetySettings", SAFETY_SETTING, s -> s.body().safetySettings())
        .text("serviceTier", s -> s.body().serviceTier())
        .bool("storedState", s -> s.body().storedState())
        .build();
  }

  private final Shape<Team> team;
  private final Shape<ModelRef> model;
  private final Shape<Caller> caller;
  private final Shape<Situation> call;

  Vocabulary(Attributes teamAttributes, Attributes modelAttributes) {
    this.team = with(
        teamAttributes,
        Shape.<Team>named("team").text("name", Team::name).set("models", Team::models),
        Team::attributes);
    this.model = with(
        modelAttributes,
        Shape.<ModelRef>named("model")
            .text("name", ModelRef::name)
            .text("version", ModelRef::version)
            .text("provider", ModelRef::provider)
            .text("role", ModelRef::role),
        named -> named.entry().map(ModelEntry::attributes).orElse(Map.of()));
    this.call = call(model);
    this.caller = Shape.<Caller>named("caller")
        .inHead()
        .text("issuer", Caller::issuer)
        .text("tenant", Caller::tenant)
        .text("instance", Caller::instance)
        .text("id", Caller::id)
        .text("client", Caller::client)
        .optional("user", SimpleType.STRING, c -> c.user().orElse(null))
        .set("scopes", Caller::scopes)
        .bool("verified", Caller::verified)
        .optional("team", team.type(), c -> c.team().map(team::view).orElse(null))
        .build();
  }

  private static <T> Shape<T> with(
      Attributes attributes, Shape.Builder<T> fields, Function<T, Map<String, Object>> values) {
    attributes
        .byName()
        .forEach((name, attribute) -> fields.add(
            name,
            type(attribute.type()),
            t -> value(values.apply(t).get(name)),
            attribute.optional(),
            Set.of()));
    return fields.build();
  }

  Shape<Caller> caller() {
    return caller;
  }

  /** Returns the type of {@code call} with the fields of all kinds. */
  Shape<Situation> call() {
    return call;
  }

  /** Returns all shapes but those of {@code call}, {@code params} and {@code variables}. */
  List<Shape<?>> shapes() {
    return Stream.<Shape<?>>of(
            caller,
            team,
            model,
            REFERENCE,
            TOOL,
            MEDIA,
            AZURE,
            FILTERS,
            FILTERING,
            MASKING,
            REASONING,
            GUARDRAIL,
            SAFETY_SETTING)
        .toList();
  }

  static CelType type(AttributeType type) {
    return switch (type) {
      case STRING -> SimpleType.STRING;
      case INT -> SimpleType.INT;
      case BOOL -> SimpleType.BOOL;
      case STRING_SET -> CelSet.TYPE;
    };
  }

  /** Returns the value as CEL wants it. */
  @SuppressWarnings("unchecked") // Attributes and parameters hold sets of strings only.
  static @Nullable Object value(@Nullable Object value) {
    return value instanceof Set<?> set ? new CelSet((Set<String>) set) : value;
  }

  /** Returns the items of a header that lists them with commas. */
  private static Set<String> items(String header) {
    Set<String> items = new HashSet<>();
    for (String item : header.split(",", -1)) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return items;
  }

  private static Set<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Vocabulary::word).collect(Collectors.toUnmodifiableSet());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Long orNull(OptionalLong number) {
    return number.isPresent() ? number.getAsLong() : null;
  }

  private static Function<Situation, Long> fact(ToLongFunction<CallFacts> read) {
    return s -> read.applyAsLong(s.body());
  }
}
