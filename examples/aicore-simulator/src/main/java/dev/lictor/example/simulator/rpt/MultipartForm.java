package dev.lictor.example.simulator.rpt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code multipart/form-data} (RFC 7578): the parts by their names. Thread-safe. */
final class MultipartForm {
  private static final Pattern BOUNDARY = Pattern.compile(
      "multipart/form-data\\s*;.*?boundary=\"?([^\";]{1,70})\"?.*", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAME = Pattern.compile(
      "content-disposition:\\s*form-data\\s*;.*?\\bname=\"([^\"]*)\".*", Pattern.CASE_INSENSITIVE);

  private MultipartForm() {}

  /** Returns the parts; empty if the body is not such a form. */
  static Optional<Map<String, byte[]>> parse(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.matches()) {
      return Optional.empty();
    }
    String delimiter = "\r\n--" + boundary.group(1);
    String text = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
    Map<String, byte[]> parts = new HashMap<>();
    int at = text.indexOf(delimiter);
    while (at >= 0) {
      int from = at + delimiter.length();
      if (text.startsWith("--", from)) {
        return Optional.of(parts);
      }
      int to = text.indexOf(delimiter, from);
      int content = text.indexOf("\r\n\r\n", from);
      if (to < 0 || content < 0 || content > to) {
        return Optional.empty();
      }
      byte[] bytes =
          text.substring(Math.min(content + 4, to), to).getBytes(StandardCharsets.ISO_8859_1);
      Arrays.stream(text.substring(from, content).split("\r\n", -1))
          .map(NAME::matcher)
          .filter(Matcher::matches)
          .findFirst()
          .ifPresent(name -> parts.put(name.group(1), bytes));
      at = to;
    }
    return Optional.empty();
  }
}
