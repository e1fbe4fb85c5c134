package dev.lictor.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rules for what a governed body may be, and for the resource group it is sent to. Pure functions. */
final class ContentRules {

  private static final int MIN_GROUP_LENGTH = 3;
  private static final int MAX_GROUP_LENGTH = 253;

  private ContentRules() {}

  static @Nullable HeadRefusal check(RequestHead head) {
    Headers headers = head.headers();
    String encoding = headers.first("content-encoding");
    if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
      return new HeadRefusal(
          415,
          "unsupported_encoding",
          "A governed body must not be compressed: Content-Encoding must be absent.");
    }
    String type = headers.first("content-type");
    if (type == null ? carriesBody(head) : !isJsonInUtf8(type)) {
      return new HeadRefusal(
          415,
          "unsupported_media_type",
          "A governed body must be application/json in UTF-8, and Content-Type must say so.");
    }
    String group = headers.first("ai-resource-group");
    if (group != null && !isResourceGroup(group)) {
      return HeadRefusal.bad(
          "invalid_resource_group",
          "AI-Resource-Group must be 3 to 253 letters, digits, dots and hyphens, with a letter or digit at both ends.");
    }
    return null;
  }

  private static boolean carriesBody(RequestHead head) {
    String length = head.headers().first("content-length");
    return (length != null && !length.equals("0"))
        || head.headers().contains("transfer-encoding")
        || head.method().equals("POST")
        || head.method().equals("PUT")
        || head.method().equals("PATCH");
  }

  private static boolean isJsonInUtf8(String type) {
    int semicolon = type.indexOf(';');
    String media = semicolon < 0 ? type : type.substring(0, semicolon);
    if (!media.strip().equalsIgnoreCase("application/json")) {
      return false;
    }
    String parameter =
        semicolon < 0 ? "" : type.substring(semicolon + 1).strip().toLowerCase(Locale.ROOT);
    return parameter.isEmpty()
        || parameter.equals("charset=utf-8")
        || parameter.equals("charset=\"utf-8\"");
  }

  /** AI Core: {@code ^[a-zA-Z0-9][a-zA-Z0-9.-]{1,251}[a-zA-Z0-9]$} (AI API specification, {@code aicore.yaml} 2.42.0). */
  private static boolean isResourceGroup(String group) {
    int last = group.length() - 1;
    if (group.length() < MIN_GROUP_LENGTH || group.length() > MAX_GROUP_LENGTH) {
      return false;
    }
    for (int i = 0; i <= last; i++) {
      char c = group.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && (i == 0 || i == last || (c != '.' && c != '-'))) {
        return false;
      }
    }
    return true;
  }
}
