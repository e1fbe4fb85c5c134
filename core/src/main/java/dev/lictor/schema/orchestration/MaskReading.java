package dev.lictor.schema.orchestration;

import dev.lictor.call.Masking;
import dev.lictor.internal.json.JsonReader;
import dev.lictor.internal.json.ObjectShape;
import dev.lictor.internal.json.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The data masking of one element, while it is read, as what it surely hides: several providers hide the entities of all, in the
 * weakest of their ways (orchestration v2, spec 0.110.12; v1 knows {@code masking_providers} only). A custom entity is named {@code
 * regex:} and its expression. Confined to one call.
 */
final class MaskReading {

  static final String PROVIDER = "sap_data_privacy_integration";

  /** What a custom entity begins with. */
  static final String REGEX = "regex:";

  static final Words ENTITIES = Words.of(
      "profile-person",
      "profile-org",
      "profile-university",
      "profile-location",
      "profile-email",
      "profile-phone",
      "profile-address",
      "profile-sapids-internal",
      "profile-sapids-public",
      "profile-url",
      "profile-username-password",
      "profile-nationalid",
      "profile-iban",
      "profile-ssn",
      "profile-credit-card-number",
      "profile-passport",
      "profile-driverlicense",
      "profile-nationality",
      "profile-religious-group",
      "profile-political-group",
      "profile-pronouns-gender",
      "profile-ethnicity",
      "profile-gender",
      "profile-sexual-orientation",
      "profile-trade-union",
      "profile-sensitive-data");

  private static final Words TYPES = Words.of(PROVIDER);
  private static final Words METHODS = Words.of("anonymization", "pseudonymization");
  private static final Words FILE_METHODS = Words.of("anonymization", "skip");
  private static final Words STRATEGIES = Words.of("constant", "fabricated_data");

  private static final ObjectShape<MaskReading> STRATEGY = ObjectShape.<MaskReading>builder()
      .required("method", (in, mask) -> mask.strategy = in.word(STRATEGIES))
      .optional(
          "value",
          (in, mask) ->
              in.text((text, from, to, decodedBytes) -> mask.growth.constant(decodedBytes)))
      .build();

  private static final ObjectShape<MaskReading> ENTITY = ObjectShape.<MaskReading>builder()
      .optional("type", (in, mask) -> mask.entity = in.word(ENTITIES))
      .optional("regex", (in, mask) -> mask.regex = in.string())
      .optional("replacement_strategy", (in, mask) -> in.object(STRATEGY, mask))
      .build();

  private static final ObjectShape<MaskReading> GROUNDING = ObjectShape.<MaskReading>builder()
      .optional("enabled", (in, mask) -> mask.groundingInput = in.bool())
      .build();

  private static final ObjectShape<MaskReading> PROVIDER_V1 = provider().build();
  private static final ObjectShape<MaskReading> PROVIDER_V2 = provider()
      .optional("mask_file_input_method", (in, mask) -> mask.files = method(in, FILE_METHODS))
      .build();

  static final ObjectShape<ModuleSet> V1 = ObjectShape.<ModuleSet>builder()
      .required("masking_providers", (in, modules) -> providers(in, modules, PROVIDER_V1))
      .build();

  private static final ObjectShape<ModuleSet> V2 = ObjectShape.<ModuleSet>builder()
      .optional("providers", (in, modules) -> providers(in, modules, PROVIDER_V2))
      .optional("masking_providers", (in, modules) -> providers(in, modules, PROVIDER_V2))
      .build();

  private final MaskGrowth growth;
  private String method = "";
  private String entity = "";
  private String regex = "";
  private String strategy = "";
  private boolean groundingInput;
  private boolean files;
  private final Set<String> entities = new HashSet<>();
  private final List<String> allowlist = new ArrayList<>(0);

  private MaskReading(MaskGrowth growth) {
    this.growth = growth;
  }

  /** Reads the masking module of v2, which names its providers under one of two keys. */
  static void readV2(JsonReader in, ModuleSet modules) {
    in.object(V2, modules);
    if (!modules.hasMaskingProviders) {
      throw in.fault("missing_key", "\"providers\" is missing");
    }
  }

  private static ObjectShape.Builder<MaskReading> provider() {
    return ObjectShape.<MaskReading>builder()
        .required("type", (in, mask) -> in.word(TYPES))
        .required("method", (in, mask) -> {
          mask.method = method(in, METHODS) ? "ANONYMIZATION" : "PSEUDONYMIZATION";
        })
        .required("entities", (in, mask) -> {
          if (in.array(MaskReading::entity, mask) == 0) {
            throw in.fault("empty_array", "entities needs at least one element");
          }
        })
        .optional(
            "allowlist",
            (in, mask) ->
                in.array((reader, reading) -> reading.allowlist.add(reader.string()), mask))
        .optional("mask_grounding_input", (in, mask) -> in.object(GROUNDING, mask));
  }

  private static boolean method(JsonReader in, Words weaker) {
    return in.word(weaker).equals("anonymization");
  }

  private static void entity(JsonReader in, MaskReading mask) {
    mask.entity = "";
    mask.regex = "";
    mask.strategy = "";
    in.object(ENTITY, mask);
    boolean custom = !mask.regex.isEmpty();
    if (custom != mask.entity.isEmpty()) {
      throw in.fault("unsupported_value", "an entity needs either a known type or a regex");
    }
    boolean known = mask.strategy.equals("constant")
        || (!custom && (mask.strategy.isEmpty() || mask.strategy.equals("fabricated_data")));
    if (!known) {
      throw in.fault(
          "unsupported_value", "the replacement method must be constant or fabricated_data");
    }
    if (custom) {
      mask.growth.custom();
    }
    mask.entities.add(custom ? REGEX + mask.regex : mask.entity);
  }

  private static void providers(JsonReader in, ModuleSet modules, ObjectShape<MaskReading> shape) {
    if (modules.hasMaskingProviders) {
      throw in.fault("unsupported_value", "providers and masking_providers exclude each other");
    }
    modules.hasMaskingProviders = true;
    if (in.array((reader, set) -> provider(reader, set, shape), modules) == 0) {
      throw in.fault("empty_array", "masking needs at least one provider");
    }
  }

  private static void provider(JsonReader in, ModuleSet modules, ObjectShape<MaskReading> shape) {
    MaskReading mask = new MaskReading(modules.maskGrowth);
    modules.maskGrowth.provider();
    in.object(shape, mask);
    Masking found = new Masking(
        Masking.Method.valueOf(mask.method),
        mask.entities,
        new HashSet<>(mask.allowlist),
        mask.groundingInput,
        mask.files);
    modules.masking =
        modules.masking.entities().isEmpty() ? found : together(modules.masking, found);
  }

  private static Masking together(Masking one, Masking other) {
    Masking weakest = one.weakest(other);
    Set<String> entities = new HashSet<>(one.entities());
    entities.addAll(other.entities());
    return new Masking(
        weakest.method(), entities, weakest.allowlist(), weakest.groundingInput(), weakest.files());
  }
}
