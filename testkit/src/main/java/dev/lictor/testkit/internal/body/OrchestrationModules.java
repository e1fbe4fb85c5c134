package dev.lictor.testkit.internal.body;

import dev.lictor.call.Kind;
import dev.lictor.testkit.domain.Dialect;
import dev.lictor.testkit.domain.Domain;
import dev.lictor.testkit.internal.json.Json;
import dev.lictor.testkit.internal.json.Part;
import dev.lictor.testkit.internal.json.Values;
import net.jqwik.api.Arbitrary;

/** Draws the modules of one element of orchestration, in the words of its version. Immutable. */
final class OrchestrationModules {

  private final Domain domain;
  private final boolean v2;
  private final OrchestrationMessages messages;

  private OrchestrationModules(Domain domain, boolean v2) {
    this.domain = domain;
    this.v2 = v2;
    this.messages = new OrchestrationMessages(domain, v2);
  }

  static OrchestrationModules v2(Domain domain) {
    return new OrchestrationModules(domain, true);
  }

  static OrchestrationModules v1(Domain domain) {
    return new OrchestrationModules(domain, false);
  }

  OrchestrationMessages messages() {
    return messages;
  }

  Arbitrary<Json> element() {
    Filters filters = new Filters(v2);
    return v2
        ? Part.object(
            Part.of(
                "prompt_templating",
                Part.object(Part.of("prompt", prompt()), Part.of("model", model()))),
            Part.of("filtering", filters.module()).orNothing(2, 1),
            Part.of("masking", masking()).orNothing(2, 1),
            Part.maybe("grounding", grounding()),
            Part.maybe(
                "translation",
                Part.object(
                    Part.maybe("input", translation()), Part.maybe("output", translation()))))
        : Part.object(
            Part.of("llm_module_config", model()),
            Part.of("templating_module_config", prompt()),
            Part.of("filtering_module_config", filters.module()).orNothing(2, 1),
            Part.of("masking_module_config", masking()).orNothing(2, 1),
            Part.maybe("grounding_module_config", grounding()),
            Part.maybe("input_translation_module_config", translation()),
            Part.maybe("output_translation_module_config", translation()));
  }

  private Arbitrary<Json> prompt() {
    Arbitrary<Json> tool = Part.object(
        Part.of("type", Json.of("function")),
        Part.of(
            "function",
            Part.object(
                Part.of("name", Texts.names(domain)),
                Part.maybe("description", Texts.said()),
                Part.maybe("parameters", Texts.schemas()),
                Part.maybe("strict", Values.orNull(Values.flags())))));
    Part said = Part.together(
        Part.of("template", messages.template()),
        Part.maybe("defaults", Part.object(Part.maybe("name", Texts.said()))),
        Part.maybe("tools", Values.list(tool, 0, 2)),
        Part.maybe("response_format", Values.just(Json.object("type", "json_object"))));
    return Part.object(
        Part.mostly(said, Part.of("template_ref", v2 ? References.scoped() : References.any())));
  }

  private Arbitrary<Json> model() {
    Dialect dialect = v2 ? Dialect.ORCHESTRATION_V2 : Dialect.ORCHESTRATION_V1;
    Arbitrary<Json> names = Values.texts(domain.modelNames(dialect, Kind.INFERENCE));
    Arbitrary<Json> versions = Values.words("latest", "2024-08-06");
    return v2
        ? Part.object(
            Part.of("name", names),
            Part.maybe("version", versions),
            Part.of("params", parameters()).orNothing(1, 2),
            Part.maybe("timeout", Values.numbers(60)),
            Part.maybe("max_retries", Values.numbers(0, 2, 5)))
        : Part.object(
            Part.of("model_name", names),
            Part.maybe("model_version", versions),
            Part.of("model_params", parameters()).orNothing(1, 2));
  }

  private Arbitrary<Json> parameters() {
    Arbitrary<Json> hosted = Values.of(
        Json.object("type", "web_search"),
        Json.object("google_search", Json.object()),
        Json.object("name", "own", "input_schema", Json.object()));
    Arbitrary<Json> elsewhere = Part.object(
        Part.of("type", Json.of("mcp")), Part.of("server_url", Values.texts(Texts.links(domain))));
    return Part.object(
        Part.oneOf(
                Part.of("max_tokens", Texts.caps(domain)),
                Part.of("max_completion_tokens", Texts.caps(domain)))
            .orNothing(1, 1),
        Part.maybe("n", Values.numbers(1, 2, 8)),
        Part.maybe("temperature", Texts.decimals()),
        Part.maybe("top_p", Texts.decimals()),
        Part.maybe("stop", Values.just(Json.array(Json.of("END")))),
        Part.maybe("seed", Values.numbers(7)),
        Part.maybe("stream_options", Part.object(Part.of("include_usage", Values.flags()))),
        Part.maybe("reasoning_effort", Values.words("low", "minimal", "high", "turbo")),
        Part.maybe(
            "thinking",
            Part.object(
                Part.of("type", Json.of("enabled")),
                Part.of("budget_tokens", Values.numbers(domain.numbers())))),
        Part.maybe("service_tier", Values.words("flex", "default", "auto", "priority")),
        Part.maybe("safety_settings", Gemini.settings()),
        Part.maybe("tools", Values.list(Values.oneOf(hosted, elsewhere), 1, 2)));
  }

  Arbitrary<Json> masking() {
    Arbitrary<Json> entity = Values.oneOf(
        Part.object(
            Part.of(
                "type",
                Values.words("profile-email", "profile-phone", "profile-iban", "profile-person")),
            Part.maybe(
                "replacement_strategy", Values.just(Json.object("method", "fabricated_data")))),
        Values.just(Json.object(
            "regex",
            "\\d{6}",
            "replacement_strategy",
            Json.object("method", "constant", "value", "ID"))));
    Part files = v2
        ? Part.maybe("mask_file_input_method", Values.words("skip", "anonymization"))
        : Part.together();
    Arbitrary<Json> provider = Part.object(
        Part.of("type", Json.of("sap_data_privacy_integration")),
        Part.of("method", Values.words("pseudonymization", "anonymization")),
        Part.of("entities", Values.list(entity, 1, 3)),
        Part.maybe("allowlist", Values.list(Texts.names(domain), 0, 2)),
        Part.maybe("mask_grounding_input", Part.object(Part.maybe("enabled", Values.flags()))),
        files);
    Arbitrary<Json> providers = Values.list(provider, 1, 2);
    return v2
        ? Part.object(
            Part.oneOf(Part.of("providers", providers), Part.of("masking_providers", providers)))
        : Part.object(Part.of("masking_providers", providers));
  }

  private Arbitrary<Json> grounding() {
    Arbitrary<Json> filter = Part.object(
        Part.maybe("id", Values.words("f1")),
        Part.of("data_repository_type", Values.words("vector", "help.sap.com")),
        Part.maybe("data_repositories", Values.list(Values.texts(domain.repositories()), 0, 2)),
        Part.maybe("search_config", Values.just(Json.object("max_chunk_count", 5))));
    Part filters = Part.maybe("filters", Values.list(filter, 0, 2));
    Json input = Json.array(Json.of("topic"));
    Arbitrary<Json> config = v2
        ? Part.object(
            filters, Part.of("placeholders", Json.object("input", input, "output", "found")))
        : Part.object(
            filters, Part.of("input_params", input), Part.of("output_param", Json.of("found")));
    return Part.object(
        Part.of("type", Json.of("document_grounding_service")), Part.of("config", config));
  }

  private static Arbitrary<Json> translation() {
    return Values.just(Json.object(
        "type", "sap_document_translation", "config", Json.object("target_language", "de-DE")));
  }
}
