package dev.lictor.dsl.compile;

import dev.lictor.attribute.AttributeType;
import dev.lictor.dsl.yaml.Mapping;
import dev.lictor.dsl.yaml.Node;
import dev.lictor.dsl.yaml.Scalar;
import dev.lictor.dsl.yaml.Sequence;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads typed values: those of parameters and of attributes. Not instantiable; all functions are pure. */
public final class Values {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

  private Values() {}

  /** Returns the value if it has the type. */
  public static Optional<Object> read(Node node, AttributeType type) {
    return switch (type) {
      case STRING -> scalar(node, Scalar.Type.TEXT).map(Scalar::value);
      case INT -> scalar(node, Scalar.Type.INTEGER).flatMap(Values::number);
      case BOOL -> scalar(node, Scalar.Type.BOOL).map(Scalar::isTrue);
      case STRING_SET -> node instanceof Sequence list ? texts(list) : Optional.empty();
    };
  }

  /** Returns the value with the type that is seen from how it is written. */
  public static Optional<Object> seen(Node node) {
    if (node instanceof Sequence list) {
      return texts(list);
    }
    if (node instanceof Mapping) {
      return Optional.empty();
    }
    Scalar scalar = (Scalar) node;
    return switch (scalar.type()) {
      case INTEGER -> number(scalar);
      case BOOL -> Optional.of(scalar.isTrue());
      case TEXT ->
        scalar.style() == Scalar.Style.PLAIN && duration(scalar.value()).isPresent()
            ? duration(scalar.value()).map(d -> d)
            : Optional.of(scalar.value());
      case FLOAT, NULL -> Optional.empty();
    };
  }

  /** Returns a duration such as {@code 5m}: a whole number with ms, s, m, h or d. */
  public static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        });
  }

  private static Optional<Scalar> scalar(Node node, Scalar.Type type) {
    return node instanceof Scalar scalar && scalar.type() == type
        ? Optional.of(scalar)
        : Optional.empty();
  }

  /** Returns the whole number if it has 64 bits. */
  public static Optional<Object> number(Scalar scalar) {
    Optional<BigInteger> number = scalar.integer();
    return number.filter(n -> n.bitLength() < 64).map(BigInteger::longValue);
  }

  private static Optional<Object> texts(Sequence list) {
    Set<String> texts = new LinkedHashSet<>();
    for (Node item : list.items()) {
      if (!(item instanceof Scalar scalar) || scalar.type() != Scalar.Type.TEXT) {
        return Optional.empty();
      }
      texts.add(scalar.value());
    }
    return Optional.of(java.util.Collections.unmodifiableSet(texts));
  }
}
