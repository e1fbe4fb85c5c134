package dev.lictor.example.simulator.orchestration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The personal data that masking knows (26 names: orchestration v2, spec 0.110.12), with simple recognisers for the ones that
 * have a form. The others are accepted in a request and found nowhere. Immutable.
 */
final class MaskedEntity {
  static final List<String> NAMES = List.of(
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

  private static final Map<String, Pattern> RECOGNISERS = Map.of(
      "profile-person", Pattern.compile("\\b(?:Mr|Mrs|Ms|Dr)\\.? [A-Z][a-z]+(?: [A-Z][a-z]+)?"),
      "profile-email", Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+"),
      "profile-phone",
          Pattern.compile(
              "(?<![\\w+])\\+?\\d{1,3}[ /-]\\(?\\d{2,5}\\)?(?:[ /-]?\\d{2,6}){1,4}(?!\\w)"),
      "profile-url", Pattern.compile("https?://[^\\s<>\"]+"),
      "profile-iban",
          Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\\b"),
      "profile-ssn", Pattern.compile("\\b\\d{3}-\\d{2}-\\d{4}\\b"),
      "profile-credit-card-number", Pattern.compile("\\b(?:\\d{4}[ -]?){3}\\d{4}\\b"),
      "profile-sapids-internal", Pattern.compile("\\b[CDI]\\d{6,7}\\b"),
      "profile-sapids-public", Pattern.compile("\\bS\\d{8,11}\\b"));

  private static final Map<String, String> FABRICATED = Map.of(
      "profile-person", "Ms Alex Sample",
      "profile-email", "alex.sample@example.org",
      "profile-phone", "+1 555 0100 000",
      "profile-url", "https://example.org/");

  private MaskedEntity() {}

  static Optional<Pattern> recogniser(String name) {
    return Optional.ofNullable(RECOGNISERS.get(name));
  }

  /** Returns what stands in place of such an entity: {@code MASKED_EMAIL} for {@code profile-email}. */
  static String mask(String name) {
    return "MASKED_"
        + name.substring("profile-".length()).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  static String fabricated(String name) {
    return FABRICATED.getOrDefault(name, "fabricated " + name.substring("profile-".length()));
  }
}
