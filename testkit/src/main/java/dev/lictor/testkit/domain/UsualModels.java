package dev.lictor.testkit.domain;

import dev.lictor.call.Kind;
import dev.lictor.model.ModelEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models for a domain that names none, and which of a domain's models suit a dialect. Not instantiable; all functions are pure. */
final class UsualModels {

  private static final long UNKNOWN_CONTEXT = 128_000;
  private static final long UNKNOWN_OUTPUT = 16_384;

  /** At least two for each dialect, so that one may be approved and another not. */
  static final List<ModelEntry> ALL = List.of(
      model("gpt-4o", "openai", 128_000, 16_384),
      model("gpt-4o-mini", "openai", 128_000, 16_384),
      model("gpt-5", "openai", 400_000, 128_000),
      model("anthropic--claude-4.5-sonnet", "anthropic", 1_000_000, 64_000),
      model("anthropic--claude-4.5-haiku", "anthropic", 200_000, 64_000),
      model("gemini-2.5-pro", "google", 1_048_576, 65_536),
      model("gemini-2.5-flash", "google", 1_048_576, 65_536),
      model("amazon--nova-pro", "amazon", 300_000, 10_000),
      model("amazon--titan-text-express", "amazon", 8_192, 8_192),
      model("cohere--command-a-reasoning", "cohere", 256_000, 32_000),
      model("mistralai--mistral-large-instruct", "mistralai", 262_144, 262_144),
      model("sonar", "perplexity", 128_000, 128_000),
      model("text-embedding-3-small", "openai", 8_192, 0),
      model("text-embedding-3-large", "openai", 8_192, 0),
      model("gemini-embedding", "google", 2_048, 0),
      model("amazon--titan-embed-text", "amazon", 8_192, 0),
      model("cohere-reranker", "cohere", 32_768, 0),
      model("sap-rpt-1-small", "sap", 1, 0),
      model("sap-rpt-1-large", "sap", 1, 0));

  private static final Map<String, String> PROVIDERS = Map.ofEntries(
      Map.entry("gpt-", "openai"),
      Map.entry("o1", "openai"),
      Map.entry("o3", "openai"),
      Map.entry("o4", "openai"),
      Map.entry("text-embedding-", "openai"),
      Map.entry("anthropic--", "anthropic"),
      Map.entry("claude-", "anthropic"),
      Map.entry("gemini-", "google"),
      Map.entry("amazon--", "amazon"),
      Map.entry("cohere", "cohere"),
      Map.entry("mistralai--", "mistralai"),
      Map.entry("sonar", "perplexity"),
      Map.entry("sap-", "sap"));

  private UsualModels() {}

  private static ModelEntry model(String name, String provider, long context, long output) {
    return new ModelEntry(name, provider, context, output, Map.of());
  }

  /** Returns an entry for a name: a usual one if it is known, else one of a size that is plausible. */
  static ModelEntry named(String name) {
    Optional<ModelEntry> known =
        ALL.stream().filter(entry -> entry.name().equals(name)).findFirst();
    return known.orElseGet(() -> {
      boolean embeds = name.contains("embed");
      return model(name, provider(name), UNKNOWN_CONTEXT, embeds ? 0 : UNKNOWN_OUTPUT);
    });
  }

  private static String provider(String name) {
    return PROVIDERS.entrySet().stream()
        .filter(each -> name.startsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("other");
  }

  /** Returns whether a call of the kind in the dialect would ask for such a model. */
  static boolean suits(ModelEntry model, Dialect dialect, Kind kind) {
    boolean vectors = kind == Kind.EMBEDDING;
    boolean sized = vectors == (model.maxOutputTokens() == 0);
    String provider = model.provider();
    return switch (dialect) {
      case ORCHESTRATION_V2 -> sized && (vectors || !provider.equals("sap"));
      case ORCHESTRATION_V1, OPAQUE, AICORE, OPENAI_MODELS -> model.maxOutputTokens() > 0;
      case OPENAI_CHAT -> sized && List.of("openai", "mistralai", "perplexity").contains(provider);
      case OPENAI_RESPONSES, OPENAI_EMBEDDINGS -> sized && provider.equals("openai");
      case ANTHROPIC -> sized && provider.equals("anthropic");
      case GEMINI -> sized && provider.equals("google");
      case BEDROCK_CONVERSE, BEDROCK_INVOKE ->
        sized && (provider.equals("anthropic") || provider.equals("amazon"));
      case COHERE -> sized && provider.equals("cohere");
      case RPT -> provider.equals("sap");
    };
  }
}
