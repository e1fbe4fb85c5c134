package dev.lictor.cli;

import dev.lictor.dsl.diagnostic.Closest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Constants as they are typed. */
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what reads constants, and says which there are if a word is none of them. */
  static <E extends Enum<E>> ITypeConverter<E> reader(Class<E> type) {
    return word -> {
      for (E constant : type.getEnumConstants()) {
        if (of(constant).equals(word)) {
          return constant;
        }
      }
      List<String> words = Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
      String hint = Closest.hint(word, words);
      throw new TypeConversionException("expected one of " + String.join(", ", words) + ", found `"
          + word + "`" + (hint.isEmpty() ? "" : "; " + hint));
    };
  }
}
