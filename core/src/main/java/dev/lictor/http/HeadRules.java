package dev.lictor.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the head of a governed call: each header that carries meaning occurs once, in one spelling, and says something
 * on which everybody behind us agrees. Not instantiable; all functions are pure. Thread-safe.
 */
public final class HeadRules {

  /** Headers that we or the upstream read, and that may occur once. */
  private static final Set<String> SINGLE = Set.of(
      "host",
      "authorization",
      "content-type",
      "content-length",
      "content-encoding",
      "transfer-encoding",
      "ai-resource-group",
      "ai-resource-group-scope",
      "ai-tenant-scope");

  /** Headers by which some servers take another method or target than those of the first line. */
  private static final Set<String> OVERRIDES = Set.of(
      "x-http-method-override",
      "x-http-method",
      "x-method-override",
      "x-original-url",
      "x-rewrite-url");

  private static final String GUARDRAILS = "x-amzn-bedrock-";
  private static final String OBSERVABILITY = "ai-inference-observability-";
  private static final String OBJECT_STORE = "ai-object-store-secret-name";

  private HeadRules() {}

  /** Returns why what the head says about the body is refused, which must be plain JSON. It never throws for what a head may hold. */
  public static Optional<HeadRefusal> checkContent(RequestHead head) {
    return Optional.ofNullable(ContentRules.check(head));
  }

  /** The same for a body that may come in gzip. */
  public static Optional<HeadRefusal> checkContentPerhapsGzip(RequestHead head) {
    String coding = head.headers().first("content-encoding");
    RequestHead plain = coding != null && coding.strip().equalsIgnoreCase("gzip")
        ? head.with(head.headers().without(name -> name.equalsIgnoreCase("content-encoding")))
        : head;
    return checkContent(plain);
  }

  /**
   * Returns why the head of a governed call is refused, its body aside, or empty if it is not. It never throws for what a head may hold.
   *
   * <p>An {@code Upgrade} to {@code h2c} or {@code TLS/…} is an offer that common clients make unasked and that a server may
   * ignore (RFC 9110 §7.8): it passes here, and {@link ForwardedHeaders} drops it. Any other is refused.
   *
   * @param exports whether headers may ask AI Core to record the call
   */
  public static Optional<HeadRefusal> check(RequestHead head, Exports exports) {
    Headers headers = head.headers();
    HeadRefusal refusal = null;
    for (int i = 0; i < headers.size() && refusal == null; i++) {
      refusal = field(headers.name(i), headers.value(i), headers, exports);
    }
    if (refusal == null) {
      refusal = Framing.check(headers);
    }
    return Optional.ofNullable(refusal);
  }

  /** Returns under which labels AI Core is asked to record the call, as the header has it; empty if there is none. */
  public static String labels(Headers headers) {
    String labels = headers.first(OBSERVABILITY + "labels");
    return labels == null ? "" : labels;
  }

  /**
   * Returns what AI Core is asked to record of a call (SAP's documentation, inference observability): the value of the header that
   * says how much, {@code labels} if only labels are set, and empty if none of them is there.
   */
  public static String recording(Headers headers) {
    String mode = headers.first(OBSERVABILITY + "persistence-mode");
    if (mode != null) {
      return mode;
    }
    boolean asked = false;
    for (int i = 0; i < headers.size(); i++) {
      String name = headers.name(i).toLowerCase(Locale.ROOT);
      asked |= name.startsWith(OBSERVABILITY) || name.equals(OBJECT_STORE);
    }
    return asked ? "labels" : "";
  }

  private static @Nullable HeadRefusal field(
      String name, String value, Headers headers, Exports exports) {
    if (!isToken(name)) {
      return HeadRefusal.bad(
          "malformed_header", "A header's name holds a character that names may not hold.");
    }
    String plain = plain(name);
    boolean read = SINGLE.contains(plain) || plain.startsWith(GUARDRAILS);
    boolean observing = plain.startsWith(OBSERVABILITY) || plain.equals(OBJECT_STORE);
    boolean overriding = OVERRIDES.contains(plain);
    boolean known = read || observing || overriding || HopByHop.isHopByHop(plain);
    if (holdsControl(value)) {
      return HeadRefusal.bad(
          "malformed_header",
          "The value of " + (known ? "header " + plain : "a header")
              + " holds a control character.");
    }
    if (overriding) {
      return HeadRefusal.bad(
          "override_refused", "Header " + plain + " is not accepted on governed calls.");
    }
    if (observing && exports == Exports.REFUSED) {
      return new HeadRefusal(
          403,
          "observability_refused",
          "Header " + plain + " is not allowed: it would export prompts from AI Core.");
    }
    if (known && !plain.equalsIgnoreCase(name)) {
      return HeadRefusal.bad(
          "ambiguous_header", "A header is spelt like " + plain + ", but with another separator.");
    }
    if ((read || observing) && headers.count(name) > 1) {
      return HeadRefusal.bad("duplicate_header", "Header " + plain + " may occur once only.");
    }
    return null;
  }

  /** Returns the name as servers see it that make one character of all separators, such as CGI. */
  private static String plain(String name) {
    StringBuilder plain = null;
    for (int i = 0; i < name.length(); i++) {
      if (!Character.isLetterOrDigit(name.charAt(i)) && name.charAt(i) != '-') {
        plain = plain == null ? new StringBuilder(name) : plain;
        plain.setCharAt(i, '-');
      }
    }
    return (plain == null ? name : plain.toString()).toLowerCase(Locale.ROOT);
  }

  private static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean holdsControl(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        return true;
      }
    }
    return false;
  }
}
