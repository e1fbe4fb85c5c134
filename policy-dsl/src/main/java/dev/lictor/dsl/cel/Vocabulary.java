package dev.lictor.dsl.cel;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.lictor.budget.WorstCase;
import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.CallFacts;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Kind;
import dev.lictor.call.Masking;
import dev.lictor.call.Media;
import dev.lictor.call.ModelRef;
import dev.lictor.call.Reference;
import dev.lictor.call.Tool;
import dev.lictor.dsl.attribute.AttributeType;
import dev.lictor.dsl.attribute.Attributes;
import dev.lictor.identity.Caller;
import dev.lictor.identity.Team;
import dev.lictor.policy.Situation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types that every rule sees; the caller's team is the only one that differs from directory to directory. Immutable. */
final class Vocabulary {

  static final Set<Kind> WITH_MODELS = Set.of(Kind.INFERENCE, Kind.EMBEDDING);
  static final Set<Kind> ON_A_DEPLOYMENT = Set.of(Kind.INFERENCE, Kind.EMBEDDING, Kind.OPAQUE);

  private static final Set<String> KINDS =
      Arrays.stream(Kind.values()).map(Kind::word).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> METHODS = Arrays.stream(Masking.Method.values())
      .map(method -> method.name().toLowerCase(Locale.ROOT))
      .collect(Collectors.toUnmodifiableSet());

  private static final Shape<ModelRef> MODEL = Shape.<ModelRef>named("model")
      .text("name", ModelRef::name)
      .text("version", ModelRef::version)
      .text("provider", ModelRef::provider)
      .text("role", ModelRef::role)
      .build();
  private static final Shape<Reference> REFERENCE = Shape.<Reference>named("reference")
      .text("kind", Reference::kind)
      .text("name", Reference::name)
      .build();
  private static final Shape<Tool> TOOL = Shape.<Tool>named("tool")
      .text("kind", Tool::kind)
      .text("name", Tool::name)
      .text("host", Tool::host)
      .build();
  private static final Shape<Media> MEDIA = Shape.<Media>named("media")
      .word("kind", Set.of("image", "file"), Media::kind)
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
      .word("method", METHODS, masking -> masking.method().name().toLowerCase(Locale.ROOT))
      .set("entities", Masking::entities)
      .set("allowlist", Masking::allowlist)
      .bool("groundingInput", Masking::groundingInput)
      .bool("files", Masking::files)
      .build();

  static final Shape<Situation> CALL = Shape.<Situation>named("call")
      .inHead()
      .word("kind", KINDS, s -> s.operation().kind().word())
      .text("operation", s -> s.operation().name())
      .word("dialect", Dialects.names(), s -> s.operation().dialect())
      .text("method", s -> s.operation().method())
      .text("path", s -> s.operation().path())
      .text("resourceGroup", s -> s.operation().resourceGroup())
      .onlyFor(ON_A_DEPLOYMENT)
      .text("deployment", s -> s.operation().deployment())
      .inBodyOf(ON_A_DEPLOYMENT)
      .number("bodyBytes", fact(CallFacts::bodyBytes))
      .inBodyOf(WITH_MODELS)
      .list("models", MODEL, s -> s.body().models())
      .list("references", REFERENCE, s -> s.body().references())
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
      .build();

  private final Shape<Team> team;
  private final Shape<Caller> caller;

  Vocabulary(Attributes teamAttributes) {
    Shape.Builder<Team> fields =
        Shape.<Team>named("team").text("name", Team::name).set("models", Team::models);
    teamAttributes
        .byName()
        .forEach((name, attribute) -> fields.add(
            name,
            type(attribute.type()),
            t -> value(t.attributes().get(name)),
            attribute.optional(),
            Set.of()));
    this.team = fields.build();
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

  Shape<Caller> caller() {
    return caller;
  }

  /** Returns all shapes but those of {@code call}, {@code params} and {@code variables}. */
  List<Shape<?>> shapes() {
    return Stream.<Shape<?>>of(
            caller, team, MODEL, REFERENCE, TOOL, MEDIA, AZURE, FILTERS, FILTERING, MASKING)
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

  private static java.util.function.Function<Situation, Long> fact(ToLongFunction<CallFacts> read) {
    return s -> read.applyAsLong(s.body());
  }
}
