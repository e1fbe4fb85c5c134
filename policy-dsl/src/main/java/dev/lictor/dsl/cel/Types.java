package dev.lictor.dsl.cel;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;

/** The names of types as policies write them. */
final class Types {

  private Types() {}

  static String name(CelType type) {
    if (type.equals(CelSet.TYPE)) {
      return "set<string>";
    }
    if (type.kind() == CelKind.LIST) {
      return "list<"
          + (type.parameters().isEmpty() ? "?" : name(type.parameters().get(0))) + '>';
    }
    return plain(type.name());
  }

  /** Takes our types' prefix, and cel-java's own words, out of a text. */
  static String plain(String text) {
    return text.replace("lictor.", "")
        .replace("set(string)", "set<string>")
        .replaceAll("list\\(([^()]*)\\)", "list<$1>")
        .replace("google.protobuf.Timestamp", "timestamp")
        .replace("google.protobuf.Duration", "duration");
  }
}
