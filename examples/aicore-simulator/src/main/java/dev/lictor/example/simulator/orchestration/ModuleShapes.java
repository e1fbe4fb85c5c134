package dev.lictor.example.simulator.orchestration;

import dev.lictor.example.simulator.json.ObjectShape;
import dev.lictor.example.simulator.json.Shape;
import dev.lictor.example.simulator.json.Shapes;
import java.util.Map;

/** Shapes of the filtering, masking, grounding and translation modules (specs as in {@link MessageShapes}). Thread-safe. */
final class ModuleShapes {
  static final String AZURE = "azure_content_safety";
  static final String LLAMA = "llama_guard_3_8b";

  private static final Shape THRESHOLD = Shapes.integerOf(0, 2, 4, 6);
  private static final Shape CONSTANT = Shapes.object()
      .required("method", Shapes.choice("constant"))
      .required("value", Shapes.text());
  private static final Shape FABRICATED =
      Shapes.object().required("method", Shapes.choice("fabricated_data"));

  private ModuleShapes() {}

  static Shape filtering(Dialect dialect) {
    Shape output = Shapes.object()
        .required("filters", Shapes.listOf(filter(azure(dialect, false)), 1))
        .optional("stream_options", Shapes.object().optional("overlap", Shapes.integer(0, 10_000)));
    return Shapes.object()
        .optional(
            "input",
            Shapes.object().required("filters", Shapes.listOf(filter(azure(dialect, true)), 1)))
        .optional("output", output)
        .atLeast(1);
  }

  private static Shape filter(Shape azure) {
    ObjectShape llama = Shapes.object();
    for (String category : ContentFilter.LLAMA_CATEGORIES) {
      llama = llama.optional(category, Shapes.flag());
    }
    return Shapes.byKey(
        "type",
        Map.of(
            AZURE, Shapes.object().required("type", Shapes.text()).optional("config", azure),
            LLAMA,
                Shapes.object()
                    .required("type", Shapes.text())
                    .required("config", llama.atLeast(1))));
  }

  private static Shape azure(Dialect dialect, boolean input) {
    if (dialect == Dialect.V1) {
      ObjectShape shape = Shapes.object()
          .optional("Hate", THRESHOLD)
          .optional("SelfHarm", THRESHOLD)
          .optional("Sexual", THRESHOLD)
          .optional("Violence", THRESHOLD);
      return input ? shape.optional("PromptShield", Shapes.flag()) : shape;
    }
    return Shapes.object()
        .optional("hate", THRESHOLD)
        .optional("self_harm", THRESHOLD)
        .optional("sexual", THRESHOLD)
        .optional("violence", THRESHOLD)
        .optional(input ? "prompt_shield" : "protected_material_code", Shapes.flag());
  }

  static Shape masking(Dialect dialect) {
    Shape custom =
        Shapes.object().required("regex", Shapes.text()).required("replacement_strategy", CONSTANT);
    Shape standard = Shapes.object()
        .required("type", Shapes.choice(MaskedEntity.NAMES.toArray(String[]::new)))
        .optional("replacement_strategy", Shapes.either(FABRICATED, CONSTANT));
    ObjectShape provider = Shapes.object()
        .required("type", Shapes.choice("sap_data_privacy_integration"))
        .required("method", Shapes.choice("anonymization", "pseudonymization"))
        .required("entities", Shapes.listOf(Shapes.either(custom, standard), 1))
        .optional("allowlist", Shapes.listOf(Shapes.text(), 0))
        .optional("mask_grounding_input", Shapes.object().optional("enabled", Shapes.flag()));
    if (dialect == Dialect.V1) {
      return Shapes.object().required("masking_providers", Shapes.listOf(provider, 1));
    }
    Shape providers = Shapes.listOf(
        provider.optional("mask_file_input_method", Shapes.choice("anonymization", "skip")), 1);
    return Shapes.either(
        Shapes.object().required("masking_providers", providers),
        Shapes.object().required("providers", providers));
  }

  static Shape grounding(Dialect dialect) {
    ObjectShape config = Shapes.object()
        .optional("filters", Shapes.listOf(groundingFilter(), 0))
        .optional("metadata_params", Shapes.listOf(Shapes.text(), 0));
    Shape inputs = Shapes.listOf(Shapes.text(), 1);
    return Shapes.object()
        .required("type", Shapes.text())
        .required(
            "config",
            dialect == Dialect.V1
                ? config.required("input_params", inputs).required("output_param", Shapes.text())
                : config.required(
                    "placeholders",
                    Shapes.object().required("input", inputs).required("output", Shapes.text())));
  }

  private static Shape groundingFilter() {
    Shape positive = Shapes.integer(1, Integer.MAX_VALUE);
    Shape pairs = Shapes.listOf(
        Shapes.object()
            .required("key", Shapes.text())
            .required("value", Shapes.listOf(Shapes.text(), 0))
            .optional("select_mode", Shapes.listOf(Shapes.choice("ignoreIfKeyAbsent"), 0)),
        0);
    return Shapes.object()
        .required("data_repository_type", Shapes.choice("vector", "help.sap.com"))
        .optional("id", Shapes.text())
        .optional(
            "search_config",
            Shapes.either(
                Shapes.object().optional("max_chunk_count", positive),
                Shapes.object().optional("max_document_count", positive)))
        .optional("data_repositories", Shapes.listOf(Shapes.text(), 0))
        .optional("data_repository_metadata", pairs)
        .optional("document_metadata", pairs)
        .optional("chunk_metadata", pairs);
  }

  static Shape translation(boolean input) {
    Shape selector = Shapes.object()
        .required("category", Shapes.choice("placeholders", "template_roles"))
        .required("items", Shapes.listOf(Shapes.text(), 0))
        .optional("source_language", Shapes.text());
    ObjectShape config = Shapes.object()
        .optional("source_language", Shapes.text())
        .required(
            "target_language", input ? Shapes.text() : Shapes.either(selector, Shapes.text()));
    ObjectShape shape = Shapes.object()
        .required("type", Shapes.choice("sap_document_translation"))
        .required(
            "config", input ? config.optional("apply_to", Shapes.listOf(selector, 1)) : config);
    return input ? shape.optional("translate_messages_history", Shapes.flag()) : shape;
  }

  static Shape translationV1() {
    return Shapes.object()
        .required("type", Shapes.choice("sap_document_translation"))
        .required(
            "config",
            Shapes.object()
                .required("target_language", Shapes.text())
                .optional("source_language", Shapes.text()));
  }
}
