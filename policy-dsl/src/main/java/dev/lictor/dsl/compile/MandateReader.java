package dev.lictor.dsl.compile;

import dev.lictor.call.AzureContentSafety;
import dev.lictor.call.Filtering;
import dev.lictor.call.Filters;
import dev.lictor.call.Masking;
import dev.lictor.call.SafetySetting;
import dev.lictor.dsl.diagnostic.Code;
import dev.lictor.dsl.diagnostic.Findings;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.mandate.GuardrailMandate;
import dev.lictor.mandate.Mandate;
import dev.lictor.mandate.MaskingMandate;
import dev.lictor.mandate.ParameterMandate;
import dev.lictor.mandate.SafetyMandate;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what an {@code ensure} rule mandates, but for caps, which may be expressions. What the structure does not allow has its finding
 * already, and is left out.
 */
final class MandateReader {

  private final Mapping rule;
  private final Findings findings;

  private MandateReader(Mapping rule, Findings findings) {
    this.rule = rule;
    this.findings = findings;
  }

  static Mandate read(Mapping rule, Findings findings) {
    return new MandateReader(rule, findings).read();
  }

  private Mandate read() {
    Mandate.Builder mandate = Mandate.builder();
    rule.mapping("filtering")
        .ifPresent(filtering -> mandate.filtering(
            new Filtering(filters(filtering, "input"), filters(filtering, "output"))));
    rule.mapping("masking").flatMap(this::masking).ifPresent(mandate::masking);
    rule.mapping("safetySettings").ifPresent(settings -> mandate.safety(safety(settings)));
    rule.mapping("guardrail").flatMap(MandateReader::guardrail).ifPresent(mandate::guardrail);
    rule.mapping("parameters").ifPresent(some -> mandate.parameters(parameters(some)));
    return mandate.build();
  }

  private static Filters filters(Mapping filtering, String side) {
    Optional<Mapping> filters = filtering.mapping(side);
    AzureContentSafety azure = filters
        .flatMap(found -> found.mapping("azure_content_safety"))
        .map(MandateReader::azure)
        .orElse(AzureContentSafety.NONE);
    return new Filters(
        azure, filters.map(found -> texts(found, "llama_guard_3_8b")).orElse(Set.of()));
  }

  private static AzureContentSafety azure(Mapping config) {
    return new AzureContentSafety(
        threshold(config, "hate"),
        threshold(config, "self_harm"),
        threshold(config, "sexual"),
        threshold(config, "violence"),
        isTrue(config, "prompt_shield"),
        isTrue(config, "protected_material_code"));
  }

  private static long threshold(Mapping config, String key) {
    return config
        .scalar(key)
        .flatMap(Scalar::integer)
        .map(number -> number.longValue())
        .filter(number -> number >= 0 && number < AzureContentSafety.OFF)
        .orElse(AzureContentSafety.OFF);
  }

  private Optional<MaskingMandate> masking(Mapping masking) {
    Set<String> entities = texts(masking, "entities");
    Masking.Method method =
        switch (masking.text("method", "")) {
          case "anonymization" -> Masking.Method.ANONYMIZATION;
          case "pseudonymization" -> Masking.Method.PSEUDONYMIZATION;
          default -> Masking.Method.NONE;
        };
    if (entities.isEmpty() != (method == Masking.Method.NONE)) {
      return Optional.empty();
    }
    return Optional.of(new MaskingMandate(
        method,
        entities,
        allowed(masking),
        !entities.isEmpty() && isTrue(masking, "groundingInput"),
        !entities.isEmpty() && isTrue(masking, "files")));
  }

  private Optional<Set<String>> allowed(Mapping masking) {
    Optional<Node> allowlist = masking.find("allowlist");
    if (allowlist.isPresent() && allowlist.get() instanceof Scalar word) {
      if (!word.value().equals("any")) {
        findings.add(
            word.span(),
            Code.NOT_ONE_OF,
            word.path(),
            "expected `any` or a list of texts, found `" + word.value() + "`",
            "");
      }
      return Optional.empty();
    }
    return Optional.of(texts(masking, "allowlist"));
  }

  private static Optional<GuardrailMandate> guardrail(Mapping guardrail) {
    String identifier = guardrail.text("identifier", "");
    String version = guardrail.text("version", "");
    return GuardrailMandate.isName(identifier) && GuardrailMandate.isName(version)
        ? Optional.of(new GuardrailMandate(identifier, version))
        : Optional.empty();
  }

  private static SafetyMandate safety(Mapping settings) {
    Map<String, String> thresholds = new HashMap<>();
    for (Mapping.Entry entry : settings.entries()) {
      if (entry.value() instanceof Scalar threshold
          && SafetySetting.strictness(threshold.value()) > 0) {
        thresholds.put(entry.key().value(), threshold.value());
      }
    }
    return new SafetyMandate(thresholds);
  }

  private ParameterMandate parameters(Mapping parameters) {
    Map<String, Set<String>> pinned = new HashMap<>();
    parameters.mapping("pin").ifPresent(pins -> pins.entries().forEach(pin -> {
      if (pin.value() instanceof Scalar value) {
        json(value).ifPresent(json -> pinned.put(pin.key().value(), Set.of(json)));
      }
    }));
    ParameterMandate mandate = new ParameterMandate(texts(parameters, "drop"), pinned);
    for (String conflict : Mandate.builder().parameters(mandate).build().conflicts()) {
      findings.add(parameters.span(), Code.CONFLICTING_MANDATES, parameters.path(), conflict, "");
    }
    return mandate;
  }

  private Optional<String> json(Scalar value) {
    return switch (value.type()) {
      case TEXT -> Optional.of(quoted(value.value()));
      case INTEGER -> value.integer().map(Object::toString);
      case BOOL -> Optional.of(value.value().toLowerCase(Locale.ROOT));
      case FLOAT -> decimal(value);
      case NULL -> Optional.empty();
    };
  }

  private Optional<String> decimal(Scalar value) {
    try {
      return Optional.of(new BigDecimal(value.value()).toString());
    } catch (NumberFormatException e) {
      findings.add(
          value.span(),
          Code.WRONG_FORM,
          value.path(),
          "expected a number as JSON writes it, found `" + value.value() + "`",
          "");
      return Optional.empty();
    }
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private static boolean isTrue(Mapping mapping, String key) {
    return mapping.scalar(key).map(Scalar::isTrue).orElse(false);
  }

  private static Set<String> texts(Mapping mapping, String key) {
    Set<String> texts = new LinkedHashSet<>();
    for (Node item : mapping.items(key)) {
      if (item instanceof Scalar text) {
        texts.add(text.value());
      }
    }
    return texts;
  }
}
